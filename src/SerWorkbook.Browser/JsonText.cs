using System.Text;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Browser;

/// <summary>What JavaScript gets: one object of JSON, which it parses in one step.</summary>
internal static class JsonText
{
    /// <summary>Writes an object.</summary>
    /// <param name="content">Writes its members.</param>
    public static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The name of a doubt, spelled as in the JSON of "ser predict"; <see langword="null"/> for none.</summary>
    public static string? NameOf(PredictionDoubt doubt) =>
        doubt == PredictionDoubt.None ? null : JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString());
}
