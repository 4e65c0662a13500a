using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Finds what a notebook reads by the names that stand in it.</summary>
internal static class NamedPaths
{
    /// <summary>Finds the files that strings in cells name, and the files and folders that injected parameters name.</summary>
    /// <param name="document">The notebook, with its parameters.</param>
    /// <param name="folder">The folder that names start from.</param>
    /// <returns>Absolute paths of what is there, each once, in order; no folder that holds the notebook's own.</returns>
    public static IReadOnlyList<string> Of(NotebookDocument document, string folder)
    {
        var names = document
            .Cells.Where(ForeignCell.IsCSharpCode)
            .SelectMany(cell => Strings(cell).Select(text => (Text: text, IsGiven: NotebookParameters.IsInjected(cell))));
        var paths = names
            .Where(name => name.Text.Length > 0 && !name.Text.Contains('\0'))
            .Select(name => (Path: Path.GetFullPath(name.Text, folder), name.IsGiven));
        return
        [
            .. paths
                .Where(path => File.Exists(path.Path) || (path.IsGiven && IsOther(path.Path, folder)))
                .Select(path => path.Path)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // The folder of the notebook, and those above it, hold what runs write.
    private static bool IsOther(string path, string folder) =>
        Directory.Exists(path)
        && !(folder + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static IEnumerable<string> Strings(NotebookCell cell) =>
        BracketDepth.FirstTooDeep(cell.Source) is not null
            ? []
            : CSharpSyntaxTree
                .ParseText(cell.Source, ScriptChain.Parsing)
                .GetRoot()
                .DescendantTokens()
                .Where(token => token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.SingleLineRawStringLiteralToken)
                .Select(token => token.ValueText);
}
