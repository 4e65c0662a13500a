using System.Text.Json;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Finds the words that stand for a picture.</summary>
internal static class PictureText
{
    private const int Longest = 400;

    /// <summary>Gives the alternative text of an output.</summary>
    /// <param name="output">A picture, a chart or HTML with pictures in it.</param>
    /// <param name="mimeType">The representation shown.</param>
    /// <param name="otherwise">What it is called where nothing is said about it.</param>
    /// <returns><c>alt</c> of the metadata, of the representation first; else the plain text of the value; else the word given.</returns>
    public static string Of(RichOutput output, string mimeType, string otherwise = "Picture")
    {
        var ofType = output.Metadata.TryGetProperty(mimeType, out var own) && own.ValueKind == JsonValueKind.Object ? Alt(own) : null;
        var text = ofType ?? Alt(output.Metadata) ?? output.Data.Text("text/plain");
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? otherwise : ShortText.Of(line, Longest);
    }

    private static string? Alt(JsonElement metadata) =>
        metadata.TryGetProperty("alt", out var alt) && alt.ValueKind == JsonValueKind.String ? alt.GetString() : null;
}
