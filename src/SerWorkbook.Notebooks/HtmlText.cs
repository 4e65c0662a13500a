using System.Text;

namespace SerWorkbook.Notebooks;

/// <summary>Makes text harmless in HTML.</summary>
internal static class HtmlText
{
    /// <summary>Escapes a text for elements and for attributes in quotes; letters of any script stay as they are.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Text in which no character is markup; characters that HTML does not allow are replaced by U+FFFD.</returns>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                < ' ' and not ('\n' or '\t' or '\r') => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
