using System.Text.Json;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Reads texts in the metadata of notebooks and cells.</summary>
internal static class MetadataText
{
    /// <summary>Reads a text.</summary>
    /// <param name="metadata">Metadata, a JSON object.</param>
    /// <param name="owner">The object in it.</param>
    /// <param name="name">The field of that object.</param>
    /// <returns>The text, or null where there is none.</returns>
    public static string? Of(JsonElement metadata, string owner, string name) =>
        metadata.TryGetProperty(owner, out var fields)
        && fields.ValueKind == JsonValueKind.Object
        && fields.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
