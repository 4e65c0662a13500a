using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using SerWorkbook.Notebooks;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Turns JSON into tables.</summary>
public static class JsonExtensions
{
    /// <summary>Makes a table of an array of objects.</summary>
    /// <param name="document">The JSON.</param>
    /// <returns>A row for each object.</returns>
    /// <exception cref="NotebookException">It is no array of objects.</exception>
    public static TabularDataResource ToTabularDataResource(this JsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.RootElement.ToTabularDataResource();
    }

    /// <summary>Makes a table of an array of objects.</summary>
    /// <param name="jsonElement">The JSON.</param>
    /// <returns>A row for each object.</returns>
    /// <exception cref="NotebookException">It is no array of objects.</exception>
    public static TabularDataResource ToTabularDataResource(this JsonElement jsonElement)
    {
        if (jsonElement.ValueKind != JsonValueKind.Array || jsonElement.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
        {
            throw new NotebookException("Only JSON that is an array of objects is a table.");
        }

        return jsonElement
            .EnumerateArray()
            .Select(row => row.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, Value(field.Value))))
            .ToTabularDataResource();
    }

    private static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.Null => null,
            _ => value,
        };
}
