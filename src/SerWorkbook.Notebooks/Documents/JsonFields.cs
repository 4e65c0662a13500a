using System.Text;
using System.Text.Json;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>JSON as notebooks hold it: objects kept whole, and texts that may be split into lines.</summary>
internal static class JsonFields
{
    /// <summary>The object without fields.</summary>
    public static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <summary>Reads a text stored as one string or as an array of strings.</summary>
    /// <param name="element">The stored value.</param>
    /// <returns>The whole text, or null if it is stored in another way.</returns>
    public static string? JoinedText(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => string.Concat(
                element.EnumerateArray().Select(e => e.GetString())
            ),
            _ => null,
        };

    /// <summary>Splits a text into lines, each of which but the last ends in <c>\n</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Lines that give the text when put together; none for an empty text.</returns>
    public static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            yield return text[start..next];
            start = next;
        }
    }

    /// <summary>Makes a text one that a file can hold: half a surrogate pair is replaced by U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text, valid as Unicode.</returns>
    public static string Unicode(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives an object's field, or the empty object where it has none.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The field.</param>
    /// <returns>A JSON object that outlives the document it came from.</returns>
    public static JsonElement ObjectField(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.Clone() : EmptyObject;

    /// <summary>Gives the fields that a type does not name, in their order.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="named">The fields that are read in another way.</param>
    /// <returns>The rest.</returns>
    public static IReadOnlyList<KeyValuePair<string, JsonElement>> Others(JsonElement owner, params IReadOnlyList<string> named) =>
        [.. owner.EnumerateObject().Where(p => !named.Contains(p.Name)).Select(p => KeyValuePair.Create(p.Name, p.Value.Clone()))];
}
