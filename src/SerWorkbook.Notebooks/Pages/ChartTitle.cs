using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Takes the title of a Plotly figure out of it: as text of the page it wraps, and can be selected and read aloud.</summary>
internal static partial class ChartTitle
{
    /// <summary>Reads the title.</summary>
    /// <param name="figure">The figure's JSON.</param>
    /// <returns>Plain text; empty if the figure has no title.</returns>
    public static string Of(JsonElement figure)
    {
        if (Field(Field(figure, "layout"), "title") is not { } title)
            return "";
        var text = (title.ValueKind == JsonValueKind.String ? title : Field(title, "text")) is { ValueKind: JsonValueKind.String } given ? given.GetString()! : "";
        // Plotly's titles may hold its own few tags.
        return string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(text, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static JsonElement? Field(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) ? value : null;

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();
}
