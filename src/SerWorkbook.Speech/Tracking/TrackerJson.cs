using System.Text.Json;

namespace SerWorkbook.Speech.Tracking;

/// <summary>What a tracker shows and notices as JSON: the same keys wherever it is written.</summary>
internal static class TrackerJson
{
    /// <summary>Writes a state as an object.</summary>
    public static void Write(Utf8JsonWriter json, TrackerState state)
    {
        json.WriteStartObject();
        json.WriteNumber("seconds", state.Seconds);
        json.WriteNumber("hops", state.Hops);
        json.WriteNumber("predictions", state.Predictions);
        json.WriteString("answer", state.Answer);
        json.WriteString("emotion", state.Emotion);
        json.WriteString("doubt", NameOf(state.Doubt));
        json.WriteBoolean("speaking", state.Speaking);
        json.WriteNumber("levelDb", state.LevelDb);
        json.WriteNumber("noiseFloorDb", state.NoiseFloorDb);
        json.WriteStartObject("probabilities");
        for (var i = 0; i < state.Labels.Count; i++)
        {
            json.WriteNumber(state.Labels[i], state.Probabilities[i]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes an event as an object.</summary>
    public static void Write(Utf8JsonWriter json, in TrackerEvent item)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()));
        json.WriteNumber("seconds", item.Seconds);
        json.WriteNumber("soundSeconds", item.SoundSeconds);
        json.WriteString("answer", item.Answer);
        json.WriteString("emotion", item.Emotion);
        json.WriteString("doubt", NameOf(item.Doubt));
        json.WriteNumber("confidence", item.Confidence);
        json.WriteString("rule", item.Rule);
        json.WriteEndObject();
    }

    // Spelled as in the JSON of "ser predict".
    private static string? NameOf(PredictionDoubt doubt) =>
        doubt == PredictionDoubt.None ? null : JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString());
}
