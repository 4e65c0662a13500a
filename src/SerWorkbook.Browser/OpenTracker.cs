using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Browser;

/// <summary>A stream that a tracker follows, with the face that follows the tracker.</summary>
internal sealed class OpenTracker
{
    private readonly EmotionTracker _tracker;
    private readonly FaceAnimator _face;

    private OpenTracker(EmotionTracker tracker)
    {
        _tracker = tracker;
        _face = new FaceAnimator(ExpressionTable.Default, tracker.State.Labels, restLabel: tracker.Settings.RestLabel);
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampleRate">Sampling rate of the stream, Hz.</param>
    /// <param name="settings">Settings of the tracker as JSON; the defaults for those that are left out.</param>
    /// <exception cref="SerException">The settings cannot be used.</exception>
    public static OpenTracker Open(EmotionModel model, int sampleRate, string settings) =>
        new(new EmotionTracker(model, sampleRate, TrackerRequest.Read(settings)));

    /// <summary>Takes samples and reports.</summary>
    public string Push(ReadOnlySpan<float> samples)
    {
        _tracker.Push(samples);
        _face.Advance(_tracker.State, (double)samples.Length / _tracker.SampleRate);
        return Report();
    }

    /// <summary>Ends the stream and reports.</summary>
    public string Complete()
    {
        _tracker.Complete();
        return Report();
    }

    private string Report() =>
        JsonText.Write(json =>
        {
            json.WritePropertyName("state");
            WriteState(json);
            json.WriteStartArray("events");
            while (_tracker.TryRead(out var item))
            {
                WriteEvent(json, item);
            }

            json.WriteEndArray();
            json.WriteStartObject("weights");
            for (var i = 0; i < _face.Arkit.Length; i++)
            {
                json.WriteNumber(ExpressionTable.ArkitNames[i], _face.Arkit[i]);
            }

            json.WriteEndObject();
            json.WriteNumber("valence", _face.Valence);
            json.WriteNumber("arousal", _face.Arousal);
        });

    private void WriteState(Utf8JsonWriter json)
    {
        var state = _tracker.State;
        json.WriteStartObject();
        json.WriteNumber("seconds", state.Seconds);
        json.WriteNumber("hops", state.Hops);
        json.WriteNumber("predictions", state.Predictions);
        json.WriteString("answer", state.Answer);
        json.WriteString("emotion", state.Emotion);
        json.WriteString("doubt", JsonText.NameOf(state.Doubt));
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

    private static void WriteEvent(Utf8JsonWriter json, TrackerEvent item)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()));
        json.WriteNumber("seconds", item.Seconds);
        json.WriteNumber("soundSeconds", item.SoundSeconds);
        json.WriteString("answer", item.Answer);
        json.WriteString("emotion", item.Emotion);
        json.WriteString("doubt", JsonText.NameOf(item.Doubt));
        json.WriteNumber("confidence", item.Confidence);
        json.WriteString("rule", item.Rule);
        json.WriteEndObject();
    }
}
