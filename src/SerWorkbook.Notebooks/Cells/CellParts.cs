using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Splits cells at the magics that choose a language, such as <c>#!html</c>.</summary>
internal static class CellParts
{
    /// <summary>Splits a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="language">The language that its metadata give it; null for C#.</param>
    /// <returns>The parts, in order; at least one. Parts without text in other languages than C# are left out.</returns>
    public static IReadOnlyList<CellPart> Of(string code, string? language)
    {
        var starts = Starts(code, language);
        var parts = new List<CellPart>();
        foreach (var (i, (position, name, length)) in starts.Index())
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Position : code.Length;
            var (line, text) = (code.AsSpan(0, position).Count('\n'), code[(position + length)..end]);
            if (name is null)
            {
                // The magic itself stays: it is no code, and its line counts.
                parts.Add(new CellPart(null, new string('\n', line) + code[position..end], line + 1));
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                parts.Add(new CellPart(name, Content(text), line + 1));
            }
        }

        return parts is [{ Language: null }, _, ..] && IsBlank(parts[0]) ? parts[1..]
            : parts.Count > 0 ? parts
            : [new CellPart(language, "", 1)];
    }

    private static bool IsBlank(CellPart part) => string.IsNullOrWhiteSpace(part.Code);

    private static string Content(string text) => text.TrimEnd().TrimStart('\r', '\n');

    // Where each part starts, its language, and the length of the magic that starts it.
    private static List<(int Position, string? Language, int Length)> Starts(string code, string? language)
    {
        var starts = new List<(int Position, string? Language, int Length)> { (0, language, 0) };
        for (var (start, end) = (0, 0); start < code.Length; start = end + 1)
        {
            end = code.IndexOf('\n', start) is var found and >= 0 ? found : code.Length;
            var line = code[start..end];
            if (ForeignCell.IsChooser(line) && !IsText(code, starts[^1], start + line.IndexOf('#', StringComparison.Ordinal)))
            {
                starts.Add((start, ForeignCell.LanguageAtStart(line, null), Math.Min(line.Length + 1, code.Length - start)));
            }
        }

        return starts;
    }

    // Inside a string or a comment of C# the same characters choose nothing; other languages are not parsed.
    private static bool IsText(string code, (int Position, string? Language, int Length) part, int position) =>
        part.Language is null
        && CellDirectives.IsText(
            CSharpSyntaxTree.ParseText(code[part.Position..], ScriptChain.Parsing).GetRoot(),
            position - part.Position
        );
}
