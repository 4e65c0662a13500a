using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Speech;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Finds the packages of the scripts that a cell loads: they must be there before the compiler reads the scripts.</summary>
internal static class LoadedScripts
{
    /// <summary>Adds what the loaded scripts ask for.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="name">The name under which it is compiled.</param>
    /// <param name="sources">Finds the scripts.</param>
    /// <param name="parsing">How cells are parsed.</param>
    /// <returns>The cell, with the packages and sources of its scripts first.</returns>
    /// <exception cref="CellRefusedException">A script asks for something in a way that cannot be read.</exception>
    public static PreparedCell AddTo(PreparedCell cell, string name, CellSourceResolver sources, CSharpParseOptions parsing)
    {
        if (!cell.Code.Contains("#load", StringComparison.Ordinal))
        {
            return cell;
        }

        var (packages, feeds, seen) = (new List<PackageRequest>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, line) in Loads(cell.Code, parsing))
        {
            Add(path, name, line);
        }

        return cell with
        {
            Packages = [.. packages, .. cell.Packages],
            Sources = [.. feeds, .. cell.Sources],
        };

        void Add(string path, string from, int line)
        {
            // What cannot be read is the compiler's to report.
            if (
                sources.ResolveReference(path, from) is not { } script
                || !seen.Add(script)
                || Text(sources.FullPath(script)!) is not { } text
            )
            {
                return;
            }

            var prepared = Prepare(text, script, line, parsing);
            foreach (var (next, _) in Loads(prepared.Code, parsing))
            {
                Add(next, script, line);
            }

            packages.AddRange(prepared.Packages.Select(p => p with { Line = line }));
            feeds.AddRange(prepared.Sources.Select(s => FromFolderOf(script, s)));
        }

        string FromFolderOf(string script, string source) =>
            Uri.TryCreate(source, UriKind.Absolute, out _)
                ? source
                : Path.GetFullPath(source, Path.GetDirectoryName(sources.FullPath(script))!);
    }

    private static PreparedCell Prepare(string text, string script, int line, CSharpParseOptions parsing)
    {
        try
        {
            var prepared = CellDirectives.Prepare(text, parsing);
            return prepared.Magics is [var magic, ..]
                ? throw new CellRefusedException(magic.Line, $"'#!{magic.Name}' cannot stand in a script that is loaded; use #!import.")
                : prepared;
        }
        catch (CellRefusedException refused)
        {
            throw new CellRefusedException(
                line,
                FormattableString.Invariant($"{script}, line {refused.Line}: {refused.Message}"),
                refused.Name
            );
        }
    }

    private static IEnumerable<(string Path, int Line)> Loads(string code, CSharpParseOptions parsing) =>
        CSharpSyntaxTree
            .ParseText(code, parsing)
            .GetCompilationUnitRoot()
            .GetLoadDirectives()
            .Select(load => (load.File.ValueText, load.GetLocation().GetLineSpan().StartLinePosition.Line + 1));

    private static string? Text(string path)
    {
        try
        {
            return UnicodeText.Decode(NotebookFile.ReadAllBytes(path), out var text) is null ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
