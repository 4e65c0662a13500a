using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Reads fields of requests; a field that is missing or of another type counts as not given.</summary>
internal static partial class MessageContent
{
    /// <summary>Reads a text.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <returns>The text, or an empty one.</returns>
    public static string Text(this JsonElement content, string name) =>
        content.Find(name) is { ValueKind: JsonValueKind.String } value ? TextOf(value) : "";

    /// <summary>Reads a truth value.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <param name="usual">The value where there is none.</param>
    /// <returns>The value.</returns>
    public static bool Flag(this JsonElement content, string name, bool usual) =>
        content.Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : usual;

    /// <summary>Reads a whole number.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <returns>The number, or null.</returns>
    public static int? Whole(this JsonElement content, string name) =>
        content.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>Reads named texts.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field, an object.</param>
    /// <returns>Its fields that are texts.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Texts(this JsonElement content, string name) =>
        content.Find(name) is { ValueKind: JsonValueKind.Object } value
            ? value
                .EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.String)
                .Select(p => KeyValuePair.Create(NameOf(p), TextOf(p.Value)))
            : [];

    private static JsonElement? Find(this JsonElement content, string name)
    {
        try
        {
            return content.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another name of the object is half of a character, which JSON allows.
            return null;
        }
    }

    // Half of a character, which a client may send when its user has typed half of one, becomes U+FFFD as everywhere.
    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Decoded(HalfCharacter().Replace(value.GetRawText(), @"\uFFFD")) ?? "\uFFFD";
        }
    }

    // Null where a backslash of the text itself stands before what looks like half of a character.
    private static string? Decoded(string json)
    {
        try
        {
            return JsonElement.Parse(json).GetString();
        }
        catch (Exception fault) when (fault is InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HalfCharacter();
}
