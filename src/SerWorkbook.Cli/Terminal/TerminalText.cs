namespace SerWorkbook.Cli.Terminal;

/// <summary>Takes out of texts what a terminal would obey instead of showing it.</summary>
/// <remarks>
/// Names of files, speakers and emotions come from strangers. Control characters (of ASCII and the C1 set) move the cursor, recolour,
/// set titles and paste; bidirectional overrides show a text in another order than it is read.
/// </remarks>
internal static class TerminalText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A text whose lines may be printed: what would steer the terminal becomes U+FFFD, line breaks and tabs stay.</summary>
    public static string Clean(string text)
    {
        if (!IsUnsafe(text))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var stays = !Steers(source[i]) || (source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n');
                    span[i] = stays ? source[i] : Replacement;
                }
            }
        );
    }

    /// <summary>One line: line breaks become spaces, and what would steer the terminal is left out.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Where(character => character != '\t' && !Steers(character)));

    private static bool IsUnsafe(string text)
    {
        foreach (var character in text)
        {
            if (Steers(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Steers(char character) =>
        character is not ('\n' or '\t') && char.IsControl(character)
        || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
