using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>Collects the pieces of a notebook in order, with the files that it imports and loads in their places.</summary>
internal sealed class AppSources(AppReferences references, List<string> notes)
{
    private readonly List<AppPiece> _pieces = [];

    /// <summary>Collects the pieces.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="folder">The folder that its paths start from.</param>
    /// <returns>The pieces, in order.</returns>
    public IReadOnlyList<AppPiece> Of(NotebookDocument document, string folder)
    {
        foreach (var (i, cell) in document.Cells.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"cell {i + 1}");
            if (cell.Kind != CellKind.Code)
            {
                AddText(name, cell.Source);
            }
            else if (cell.HasTag("skip-execution"))
            {
                notes.Add($"{name} is tagged skip-execution and was written as a comment");
                AddText(name, cell.Source);
            }
            else
            {
                Add(name, cell.Source, ForeignCell.LanguageOfKernel(cell), folder, []);
            }
        }

        return _pieces;
    }

    private void Add(string name, string source, string? language, string folder, IReadOnlyList<string> importing)
    {
        foreach (var part in CellParts.Of(source, language))
        {
            if (part.Language is not null)
            {
                notes.Add($"{name} is in {part.Language} and was written as a comment");
                AddText(name, part.Code);
                continue;
            }

            try
            {
                AddCode(name, CellDirectives.Prepare(part.Code, ScriptChain.Parsing), folder, importing);
            }
            catch (CellRefusedException refused)
            {
                notes.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{name}, line {refused.Line}, was written as a comment: {refused.Message}")
                );
                AddText(name, part.Code.TrimStart('\n'));
            }
        }
    }

    private void AddCode(string name, PreparedCell cell, string folder, IReadOnlyList<string> importing)
    {
        references.Add(name, cell);
        var start = 0;
        foreach (var magic in cell.Magics)
        {
            AddScript(name, cell.Piece(start, magic.Start), folder, importing);
            start = magic.End;
            if (magic.Name == MagicLine.Import)
            {
                Include(name, magic.Arguments.Trim('"'), folder, importing);
            }
            else
            {
                notes.Add($"{name}: #!{magic.Name} {magic.Arguments}".TrimEnd() + " was left out");
            }
        }

        AddScript(name, cell.Piece(start, cell.Code.Length), folder, importing);
    }

    // What a script loads runs before it, and its references are the whole program's.
    private void AddScript(string name, string? code, string folder, IReadOnlyList<string> importing)
    {
        if (code is null)
        {
            return;
        }

        var root = CSharpSyntaxTree.ParseText(code, ScriptChain.Parsing).GetCompilationUnitRoot();
        foreach (var load in root.GetLoadDirectives())
        {
            Include(name, load.File.ValueText, folder, importing);
        }

        foreach (var reference in root.GetReferenceDirectives())
        {
            references.AddFile(name, reference.File.ValueText, folder);
        }

        var blank = code.ToCharArray();
        foreach (DirectiveTriviaSyntax line in root.GetLoadDirectives().Cast<DirectiveTriviaSyntax>().Concat(root.GetReferenceDirectives()))
        {
            Array.Fill(blank, ' ', line.Span.Start, line.Span.Length);
        }

        var text = new string(blank);
        if (!string.IsNullOrWhiteSpace(text))
        {
            _pieces.Add(new AppPiece(name, text, true));
        }
    }

    private void Include(string name, string file, string folder, IReadOnlyList<string> importing)
    {
        var path = Path.GetFullPath(file, folder);
        if (importing.Contains(path))
        {
            notes.Add($"{name}: '{file}' imports itself and was not included again");
            return;
        }

        try
        {
            foreach (var cell in ImportedFile.Read(path))
            {
                var part = cell.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $", cell {number}") : "";
                Add($"{name}, {file}{part}", cell.Code, cell.Language, Path.GetDirectoryName(path)!, [.. importing, path]);
            }
        }
        catch (NotebookException e)
        {
            notes.Add($"{name}: '{file}' could not be included: {e.Message}");
        }
    }

    private void AddText(string name, string text) => _pieces.Add(new AppPiece(name, text, false));
}
