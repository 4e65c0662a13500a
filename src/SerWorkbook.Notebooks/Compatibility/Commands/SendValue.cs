using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks to set a variable.</summary>
/// <param name="name">The variable's name.</param>
/// <param name="value">Its value; the text of <paramref name="formattedValue"/> where it is null.</param>
/// <param name="formattedValue">Its value as text.</param>
/// <param name="targetKernelName">The kernel of the variable; null for the one that runs the cell.</param>
public sealed class SendValue(string name, object? value, FormattedValue? formattedValue = null, string? targetKernelName = null)
    : KernelCommand(targetKernelName)
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public object? Value { get; } = value ?? formattedValue?.Value;

    /// <summary>Its value as text.</summary>
    public FormattedValue? FormattedValue { get; } = formattedValue;
}
