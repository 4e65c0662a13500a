using SerWorkbook.Speech;
using SerWorkbook.Speech.Tracking;

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
            TrackerJson.Write(json, _tracker.State);
            json.WriteStartArray("events");
            while (_tracker.TryRead(out var item))
            {
                TrackerJson.Write(json, item);
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
}
