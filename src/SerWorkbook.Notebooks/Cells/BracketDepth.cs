using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Keeps code from the compiler that would exhaust its stack, and with it end the process.</summary>
internal static class BracketDepth
{
    /// <summary>How deeply brackets may be nested; the parser recurses at each, and nobody writes a tenth of this.</summary>
    public const int Most = 200;

    /// <summary>Finds the first bracket that is nested too deeply.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Its line, from 1; null where there is none.</returns>
    public static int? FirstTooDeep(string code)
    {
        // Counting characters costs nothing but also counts those in texts and comments; only then is it worth to look at tokens.
        if (FirstTooDeep(code.Select((character, at) => (character, at))) is null)
        {
            return null;
        }

        var brackets = SyntaxFactory
            .ParseTokens(code)
            .Where(token => token.Span.Length == 1)
            .Select(token => (token.Text[0], token.SpanStart));
        return FirstTooDeep(brackets) is { } position ? code.AsSpan(0, position).Count('\n') + 1 : null;
    }

    private static int? FirstTooDeep(IEnumerable<(char Character, int At)> characters)
    {
        var depth = 0;
        foreach (var (character, at) in characters)
        {
            if ((character is '(' or '[' or '{') && ++depth > Most)
            {
                return at;
            }

            if ((character is ')' or ']' or '}') && depth > 0)
            {
                depth--;
            }
        }

        return null;
    }
}
