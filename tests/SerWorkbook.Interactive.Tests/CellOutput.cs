using System.Text.Json;
using System.Text.Json.Nodes;

namespace SerWorkbook.Interactive.Tests;

/// <summary>An output of a cell as a notebook keeps it: what is shown last, by MIME type.</summary>
/// <param name="Kind">The type of the message: display_data, execute_result, stream, error.</param>
/// <param name="Data">The representations in the order of their names.</param>
internal sealed record CellOutput(string Kind, SortedDictionary<string, string> Data)
{
    /// <summary>The first characters of each representation.</summary>
    public string Words => $"{Kind} {string.Join(", ", Data.Select(pair => $"{pair.Key}: {Start(pair.Value)}"))}";

    /// <summary>Reads the representations of a message.</summary>
    public static CellOutput Of(string kind, JsonElement data)
    {
        var texts = data.EnumerateObject().ToDictionary(pair => pair.Name, pair => Text(pair.Value), StringComparer.Ordinal);
        return new CellOutput(kind, new SortedDictionary<string, string>(texts, StringComparer.Ordinal));
    }

    public bool Equals(CellOutput? other) => other is not null && Kind == other.Kind && Data.SequenceEqual(other.Data);

    public override int GetHashCode() => HashCode.Combine(Kind, Data.Count);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : Canonical(value);

    /// <summary>The text of a JSON value, however it was written.</summary>
    public static string Canonical(JsonElement value) => JsonNode.Parse(value.GetRawText())!.ToJsonString();

    private static string Start(string text) => text.Length > 160 ? text[..160] + "…" : text;
}
