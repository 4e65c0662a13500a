using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Recognises code cells in languages other than C#, as polyglot notebooks hold them.</summary>
internal static partial class ForeignCell
{
    // The languages of .NET Interactive by the magics that choose them; connections to databases have names of their own.
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsharp"] = "F#",
        ["f#"] = "F#",
        ["pwsh"] = "PowerShell",
        ["powershell"] = "PowerShell",
        ["javascript"] = "JavaScript",
        ["js"] = "JavaScript",
        ["html"] = "HTML",
        ["css"] = "CSS",
        ["svg"] = "SVG",
        ["markdown"] = "Markdown",
        ["md"] = "Markdown",
        ["mermaid"] = "Mermaid",
        ["sql"] = "SQL",
        ["kql"] = "KQL",
        ["http"] = "HTTP",
        ["python"] = "Python",
        ["r"] = "R",
    };

    /// <summary>Finds the language of a cell that is not in C#.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The language, for example <c>Mermaid</c>; null for C# and for cells without code.</returns>
    /// <remarks>A magic at the beginning of the cell decides before its metadata, as in .NET Interactive.</remarks>
    public static string? Language(NotebookCell cell)
    {
        if (cell.Kind != CellKind.Code)
        {
            return null;
        }

        if (Chooser().Match(cell.Source) is { Success: true } found && IsLanguage(found.Groups["name"].Value))
        {
            return LanguageOfMagic(cell.Source);
        }

        var kernel =
            MetadataText.Of(cell.Metadata, "polyglot_notebook", "kernelName")
            ?? MetadataText.Of(cell.Metadata, "dotnet_interactive", "language");
        return kernel is null || IsCSharp(kernel) ? null : Name(kernel) ?? kernel;
    }

    /// <summary>Tells whether a cell is to be executed as C#.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>True for code that nothing says to be in another language.</returns>
    public static bool IsCSharpCode(NotebookCell cell) => cell.Kind == CellKind.Code && Language(cell) is null;

    /// <summary>Finds the language that a magic at the beginning of a text chooses.</summary>
    /// <param name="source">The text of a code cell.</param>
    /// <returns>The language; null where there is no such magic, for C#, and for a text that changes its language further down.</returns>
    public static string? LanguageOfMagic(string source)
    {
        if (Chooser().Match(source) is not { Success: true } found || Name(found.Groups["name"].Value) is not { } language)
        {
            return null;
        }
        // Such a text is refused when it is executed: the part in C# must not be passed over with the rest.
        return source[(found.Index + found.Length)..].Split('\n').Any(IsChooser) ? null : language;
    }

    /// <summary>Tells whether a line is a magic that chooses a language.</summary>
    /// <param name="line">A line.</param>
    /// <returns>True for <c>#!csharp</c>, <c>#!fsharp</c>, <c>#!sql-name</c> and the like.</returns>
    public static bool IsChooser(string line) => Chooser().Match(line) is { Success: true } found && IsLanguage(found.Groups["name"].Value);

    /// <summary>Gives the text of a cell without the magic that chooses its language.</summary>
    /// <param name="source">The text of a code cell.</param>
    /// <returns>What follows the magic; the whole text where there is none.</returns>
    public static string Content(string source) =>
        Chooser().Match(source) is { Success: true } found && IsLanguage(found.Groups["name"].Value)
            ? source[(found.Index + found.Length)..].TrimStart('\r', '\n')
            : source;

    /// <summary>Tells whether a name stands for C#.</summary>
    /// <param name="name">The name of a language or kernel.</param>
    /// <returns>True for C# and for an empty name.</returns>
    public static bool IsCSharp(string name) => name.ToLowerInvariant() is "c#" or "csharp" or "";

    private static bool IsLanguage(string name) => IsCSharp(name) || Name(name) is not null;

    private static string? Name(string kernel) =>
        Languages.GetValueOrDefault(kernel)
        ?? (
            kernel.StartsWith("sql-", StringComparison.OrdinalIgnoreCase) ? "SQL"
            : kernel.StartsWith("kql-", StringComparison.OrdinalIgnoreCase) ? "KQL"
            : null
        );

    [GeneratedRegex(@"\A\s*#!(?<name>[A-Za-z][A-Za-z0-9#_-]*)(?=\s|\z)[^\r\n]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Chooser();
}
