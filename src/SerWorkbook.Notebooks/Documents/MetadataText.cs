using System.Text.Json;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Reads texts in the metadata of notebooks and cells.</summary>
internal static class MetadataText
{
    /// <summary>Reads a text.</summary>
    /// <param name="metadata">Metadata, a JSON object.</param>
    /// <param name="names">The fields that lead to it, outermost first.</param>
    /// <returns>The text, or null where there is none.</returns>
    public static string? Of(JsonElement metadata, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metadata.ValueKind != JsonValueKind.Object || !metadata.TryGetProperty(name, out metadata))
            {
                return null;
            }
        }

        return metadata.ValueKind == JsonValueKind.String ? metadata.GetString() : null;
    }
}
