using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SerWorkbook.Display;

/// <summary>Escapes texts for HTML, as content and within double-quoted attributes. Letters of all scripts stay as they are.</summary>
internal static class HtmlEscape
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>Escapes a text whose line breaks are to be seen.</summary>
    public static string EscapeLines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Escape));
}
