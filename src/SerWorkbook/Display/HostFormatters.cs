using System.Reflection;

namespace SerWorkbook.Display;

/// <summary>Tells .NET Interactive, where it is the host, how data frames and charts of Plotly.NET are shown.</summary>
/// <remarks>
/// Types of other libraries do not bear our attributes. What registers their formatters is SerWorkbook.Interactive, which lies beside this
/// library where notebooks load it from; it is found by name, because nothing may depend on it.
/// </remarks>
internal static class HostFormatters
{
    private const string Host = "Microsoft.DotNet.Interactive";
    private const string Extension = "SerWorkbook.Interactive";

    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>Registers them once; elsewhere than in .NET Interactive nothing happens.</summary>
    /// <returns>Whether they are registered.</returns>
    public static bool Ensure() => Registered.Value;

    // The engine of this project gives packages an assembly of the host's name that lies in no file.
    private static bool Register()
    {
        var isHosted = Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == Host && a.Location.Length > 0);
        var file = Path.Combine(Path.GetDirectoryName(typeof(HostFormatters).Assembly.Location) ?? "", Extension + ".dll");
        if (!isHosted || !File.Exists(file))
        {
            return false;
        }

        var register = Assembly
            .LoadFrom(file)
            .GetType($"{Extension}.LibraryFormatters")
            ?.GetMethod("Register", BindingFlags.Public | BindingFlags.Static);
        register?.Invoke(null, null);
        return register is not null;
    }
}
