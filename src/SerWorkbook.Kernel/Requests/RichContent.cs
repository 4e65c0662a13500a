using System.Text.Json;
using System.Text.Json.Nodes;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Writes rich outputs as fields of messages.</summary>
internal static class RichContent
{
    /// <summary>The representations of an output and the notes about them.</summary>
    /// <param name="output">The output.</param>
    /// <returns>The fields <c>data</c> and <c>metadata</c>.</returns>
    public static JsonObject Of(RichOutput output)
    {
        var data = new JsonObject();
        foreach (var type in output.Data.MimeTypes)
        {
            data[type] = output.Data.Json(type) is { } json ? Node(json) : output.Data.Text(type);
        }

        return new JsonObject { ["data"] = data, ["metadata"] = Node(output.Metadata) };
    }

    /// <summary>The value of an expression.</summary>
    /// <param name="output">The value; null for none.</param>
    /// <returns>The fields of a good answer.</returns>
    public static JsonObject Ok(RichOutput? output)
    {
        var fields = output is null ? new JsonObject { ["data"] = new JsonObject(), ["metadata"] = new JsonObject() } : Of(output);
        fields.Insert(0, "status", "ok");
        return fields;
    }

    private static JsonNode? Node(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(element),
            JsonValueKind.Array => JsonArray.Create(element),
            _ => JsonValue.Create(element),
        };
}
