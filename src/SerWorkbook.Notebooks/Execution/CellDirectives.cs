using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Takes care of the lines of a cell that are for .NET Interactive and not for the compiler.</summary>
internal static partial class CellDirectives
{
    /// <summary>Prepares a cell for the compiler.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="parsing">How cells are parsed.</param>
    /// <returns>The text with <c>#!csharp</c> lines emptied, so that all lines keep their numbers.</returns>
    /// <exception cref="CellRefusedException">The cell asks for a magic command or a package.</exception>
    public static string Prepare(string code, CSharpParseOptions parsing)
    {
        var candidates = Candidate().Matches(code);
        if (candidates.Count == 0)
            return code;
        var root = CSharpSyntaxTree.ParseText(code, parsing).GetRoot();
        var prepared = code.ToCharArray();
        foreach (var candidate in candidates.Where(c => !IsText(root, c.Groups["hash"].Index)))
        {
            var line = candidate.Value.Trim();
            if (!Chooser().IsMatch(line))
                throw new CellRefusedException(code.AsSpan(0, candidate.Groups["hash"].Index).Count('\n') + 1, Reason(line));
            Array.Fill(prepared, ' ', candidate.Index, candidate.Value.TrimEnd('\r').Length);
        }

        return new string(prepared);
    }

    private static string Reason(string line) => line.StartsWith("#!", StringComparison.Ordinal)
        ? $"'{line}' is a magic command, which this engine does not have; cells hold C# alone."
        : $"'{line}' asks for a package; reference an assembly file instead: #r \"./lib/Name.dll\".";

    // The same characters inside a string or a comment are no directive.
    private static bool IsText(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position, findInsideTrivia: false);
        if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))
            return true;
        var token = root.FindToken(position);
        return token.Span.Contains(position) && token.SpanStart < position;
    }

    [GeneratedRegex("""^[ \t]*(?<hash>#)(!|[ \t]*r[ \t]+"[ \t]*nuget[ \t]*:|[ \t]*i[ \t]).*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Candidate();

    [GeneratedRegex(@"^#!(csharp|c#)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Chooser();
}
