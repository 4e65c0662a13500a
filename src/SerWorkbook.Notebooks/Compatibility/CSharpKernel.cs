using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The kernel that runs the cells in C#.</summary>
public sealed class CSharpKernel : Kernel
{
    internal CSharpKernel(ICellHost host, CompositeKernel parent)
        : base(host, "csharp")
    {
        ParentKernel = parent;
    }

    /// <inheritdoc/>
    public override KernelInfo KernelInfo { get; } = new("csharp", ["c#", "C#"]) { LanguageName = "C#", LanguageVersion = "14.0" };

    /// <inheritdoc/>
    public override CompositeKernel ParentKernel { get; }

    /// <summary>Finds the value of a variable.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value; the default where there is none.</param>
    /// <returns>False if there is no variable of this name and type.</returns>
    public bool TryGetValue<T>(string name, out T? value)
    {
        if (Host.Variables().FirstOrDefault(v => v.Name == name)?.Value is T found)
        {
            value = found;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Sets a variable that later cells see.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="declaredType">Its type; the value's own where it is null.</param>
    /// <returns>A finished task.</returns>
    public Task SetValueAsync(string name, object? value, Type? declaredType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Host.SetLater(name, value, declaredType ?? value?.GetType() ?? typeof(object));
        return Task.CompletedTask;
    }
}
