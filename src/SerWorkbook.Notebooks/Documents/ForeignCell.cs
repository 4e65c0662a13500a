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
    /// <returns>The language, for example <c>Mermaid</c>; null for C#, for cells in several languages and for cells without code.</returns>
    public static string? Language(NotebookCell cell)
    {
        if (cell.Kind != CellKind.Code)
        {
            return null;
        }

        var language = LanguageAtStart(cell.Source, LanguageOfKernel(cell));
        return language is null || Lines(Content(cell.Source)).Any(IsChooser) ? null : language;
    }

    /// <summary>Tells whether a cell has code in C#.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>True for code that is not entirely in another language.</returns>
    public static bool IsCSharpCode(NotebookCell cell) => cell.Kind == CellKind.Code && Language(cell) is null;

    /// <summary>Tells whether a run executes a cell of this language or displays its content.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>True for C# and for languages such as HTML.</returns>
    public static bool IsExecuted(NotebookCell cell) =>
        cell.Kind == CellKind.Code && (Language(cell) is not { } language || ShownLanguages.Contains(language));

    /// <summary>Finds the language that a cell's metadata, or the notebook, gives it.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The language; null for C#.</returns>
    public static string? LanguageOfKernel(NotebookCell cell)
    {
        var kernel = KernelOfMetadata(cell) ?? cell.NotebookKernel ?? "";
        return IsCSharp(kernel) ? null : Name(kernel) ?? kernel;
    }

    /// <summary>Finds the language that a text starts in.</summary>
    /// <param name="source">The text of a code cell.</param>
    /// <param name="language">The language where no magic at the beginning chooses one; null for C#.</param>
    /// <returns>The language; null for C#.</returns>
    public static string? LanguageAtStart(string source, string? language) =>
        Chooser().Match(source) is { Success: true } found && IsLanguage(found.Groups["name"].Value)
            ? Name(found.Groups["name"].Value)
            : language;

    /// <summary>Gives the name by which cells of a language are marked, for example <c>pwsh</c> for <c>powershell</c>.</summary>
    /// <param name="name">The name of a kernel, or another name for it.</param>
    /// <returns>The name that .NET Interactive writes; null where it is not known.</returns>
    public static string? KernelName(string name) =>
        IsCSharp(name) && name.Length > 0 ? "csharp"
        : Name(name) is null ? null
        : name.ToLowerInvariant() switch
        {
            "f#" => "fsharp",
            "powershell" => "pwsh",
            "js" => "javascript",
            "md" => "markdown",
            _ => Languages.ContainsKey(name) ? name.ToLowerInvariant() : name,
        };

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

    /// <summary>Gives the text of a cell without a magic that chooses its language and has no arguments.</summary>
    /// <param name="source">The text of a code cell.</param>
    /// <returns>What follows the magic; the whole text where there is none.</returns>
    public static string ContentAfterPlainMagic(string source) => HasPlainMagic(source) ? Content(source) : source;

    /// <summary>Finds the kernel of a cell.</summary>
    /// <param name="cell">A code cell.</param>
    /// <returns>The name by which its cells are marked; null where neither a magic nor the metadata name one.</returns>
    public static string? KernelOf(NotebookCell cell)
    {
        if (HasPlainMagic(cell.Source))
        {
            return KernelName(Chooser().Match(cell.Source).Groups["name"].Value);
        }

        var kernel = KernelOfMetadata(cell);
        return kernel is null ? null : KernelName(kernel) ?? kernel;
    }

    private static string? KernelOfMetadata(NotebookCell cell) =>
        MetadataText.Of(cell.Metadata, "polyglot_notebook", "kernelName")
        ?? MetadataText.Of(cell.Metadata, "dotnet_interactive", "language");

    private static bool HasPlainMagic(string source) =>
        Chooser().Match(source) is { Success: true } found
        && IsLanguage(found.Groups["name"].Value)
        && found.Value.Trim().Length == found.Groups["name"].Length + "#!".Length;

    /// <summary>Tells whether a name stands for C#.</summary>
    /// <param name="name">The name of a language or kernel.</param>
    /// <returns>True for C# and for an empty name.</returns>
    public static bool IsCSharp(string name) => name.ToLowerInvariant() is "c#" or "csharp" or "";

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r'));

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
