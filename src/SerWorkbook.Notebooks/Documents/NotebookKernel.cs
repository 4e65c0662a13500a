using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Finds in the metadata of a notebook for which kernel it was written.</summary>
internal static partial class NotebookKernel
{
    private const string DotNetPrefix = ".net-";

    /// <summary>Finds the kernel of .NET Interactive that executes cells which name none.</summary>
    /// <param name="metadata">The metadata of the notebook.</param>
    /// <returns>The kernel, for example <c>fsharp</c>; null for C#, and where another kernel or none is named.</returns>
    public static string? OtherThanCSharp(JsonElement metadata)
    {
        var kernel = MetadataText.Of(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName") ?? DotNetKernel(metadata);
        return kernel is null || ForeignCell.IsCSharp(kernel) ? null : kernel;
    }

    /// <summary>Tells whether a notebook is for .NET Interactive, where each cell can have a language of its own.</summary>
    /// <param name="metadata">The metadata of the notebook.</param>
    public static bool IsDotNet(JsonElement metadata) => DotNetKernel(metadata) is not null;

    /// <summary>Finds the language of a notebook.</summary>
    /// <param name="metadata">The metadata of the notebook.</param>
    /// <returns>The language as it is written, such as <c>Python</c>; null where nothing names one.</returns>
    public static string? Language(JsonElement metadata) =>
        Written(MetadataText.Of(metadata, "kernelspec", "language"))
        ?? OfName(MetadataText.Of(metadata, "kernelspec", "name"))
        ?? OfDisplayName(MetadataText.Of(metadata, "kernelspec", "display_name"))
        ?? Written(MetadataText.Of(metadata, "language_info", "name"));

    private static string? DotNetKernel(JsonElement metadata) =>
        MetadataText.Of(metadata, "kernelspec", "name") is { } name && name.StartsWith(DotNetPrefix, StringComparison.OrdinalIgnoreCase)
            ? name[DotNetPrefix.Length..]
            : null;

    // VS Code writes a name of its own that is no language.
    private static string? Written(string? language) =>
        language?.ToLowerInvariant() switch
        {
            null or "" or "polyglot-notebook" => null,
            "c#" or "csharp" => "C#",
            "f#" or "fsharp" => "F#",
            "python" or "ipython" => "Python",
            "pwsh" or "powershell" => "PowerShell",
            "julia" => "Julia",
            _ => language,
        };

    // Kernels are often installed under the name of an environment, with the version behind it.
    private static string? OfName(string? name) =>
        name is null ? null
        : name.StartsWith(DotNetPrefix, StringComparison.OrdinalIgnoreCase) ? Written(name[DotNetPrefix.Length..])
        : Python().IsMatch(name) ? "Python"
        : name.StartsWith("julia", StringComparison.OrdinalIgnoreCase) ? "Julia"
        : name is "ir" or "xr" ? "R"
        : null;

    private static string? OfDisplayName(string? name) => name is not null && Python().IsMatch(name) ? "Python" : null;

    [GeneratedRegex(@"(^|[^a-z])[ix]?py(thon)?[\d.]*($|[^a-z])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Python();
}
