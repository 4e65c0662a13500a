using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Charts;

/// <summary>Takes the title of a Plotly figure out of it: as text of the page it wraps, and can be selected and read aloud.</summary>
internal static partial class ChartTitle
{
    /// <summary>Reads the title and what stands in smaller letters below it.</summary>
    /// <param name="figure">The figure's JSON.</param>
    /// <returns>Plain texts; empty if the figure has no title, or nothing below it.</returns>
    public static (string Title, string Note) Of(JsonElement figure)
    {
        if (Field(Field(figure, "layout"), "title") is not { } title)
        {
            return ("", "");
        }

        var text = (title.ValueKind == JsonValueKind.String ? title : Field(title, "text")) is { ValueKind: JsonValueKind.String } given
            ? given.GetString()!
            : "";
        var parts = SmallerLine().Split(text, 2);
        return (Plain(parts[0]), parts.Length > 1 ? Plain(parts[1]) : "");
    }

    // Plotly's titles may hold its own few tags.
    private static string Plain(string text) =>
        string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(text, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static JsonElement? Field(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) ? value : null;

    // A line in a style of its own is how plotly.js users write a subtitle.
    [GeneratedRegex(@"<br\s*/?>\s*(?=<(?:span|sup|sub)\b)")]
    private static partial Regex SmallerLine();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();
}
