using System.Text.Json;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Reads fields of requests; a field that is missing or of another type counts as not given.</summary>
internal static class MessageContent
{
    /// <summary>Reads a text.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <returns>The text, or an empty one.</returns>
    public static string Text(this JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Reads a truth value.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <param name="usual">The value where there is none.</param>
    /// <returns>The value.</returns>
    public static bool Flag(this JsonElement content, string name, bool usual) =>
        content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : usual;

    /// <summary>Reads a whole number.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field.</param>
    /// <returns>The number, or null.</returns>
    public static int? Whole(this JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Reads named texts.</summary>
    /// <param name="content">The fields of a request.</param>
    /// <param name="name">The field, an object.</param>
    /// <returns>Its fields that are texts.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Texts(this JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
                .EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.String)
                .Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))
            : [];
}
