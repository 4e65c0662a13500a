using System.Buffers;
using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Server.Tracking;

/// <summary>The text messages of the server: objects of JSON with one member that says what it is.</summary>
internal sealed class ServerText
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The first message: what the client will get.</summary>
    public byte[] Ready(EmotionModel model, EmotionTracker tracker) =>
        Write(
            "ready",
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("labels");
                foreach (var label in model.Labels)
                {
                    json.WriteStringValue(label);
                }

                json.WriteEndArray();
                json.WriteNumber("sampleRate", tracker.SampleRate);
                json.WriteNumber("windowSeconds", tracker.Settings.WindowSeconds);
                json.WriteNumber("hopSeconds", tracker.Settings.HopSeconds);
                json.WriteNumber("latencySeconds", tracker.LatencySeconds);
                json.WriteString("notice", model.Origin.CorpusNotice);
                json.WriteEndObject();
            }
        );

    /// <summary>What is shown at the end of a window.</summary>
    /// <param name="tracker">Its state.</param>
    public byte[] State(EmotionTracker tracker) =>
        Write("state", json => TrackerJson.Write(json, tracker.State), json => json.WriteNumber("skipped", tracker.SkippedPredictions));

    /// <summary>An event.</summary>
    public byte[] Event(TrackerEvent item) => Write("event", json => TrackerJson.Write(json, item));

    /// <summary>Why the session ends, in full.</summary>
    public byte[] Error(string sentence) => Write("error", json => json.WriteStringValue(sentence));

    private byte[] Write(string name, Action<Utf8JsonWriter> value, Action<Utf8JsonWriter>? more = null)
    {
        _bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
            value(json);
            more?.Invoke(json);
            json.WriteEndObject();
        }

        return _bytes.WrittenSpan.ToArray();
    }
}
