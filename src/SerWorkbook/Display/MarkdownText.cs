using System.Text;

namespace SerWorkbook.Display;

/// <summary>Puts plain text into Markdown: names of a corpus must neither format nor hold HTML.</summary>
internal static class MarkdownText
{
    private const string Special = @"\`*_{}[]<>#|~$";

    /// <summary>The text as Markdown shows it letter by letter; line breaks become <c>&lt;br&gt;</c>.</summary>
    /// <remarks>Angle brackets become entities: a backslash before them is not understood everywhere.</remarks>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append("<br>"),
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when Special.Contains(letter, StringComparison.Ordinal) => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
