using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tracking;

/// <summary>Lets the code of a tracker be compiled before the first client waits for it.</summary>
internal static class WarmUp
{
    private const int SampleRate = 16_000;
    private const int PauseSeconds = 1;
    private const int VoiceSeconds = 4;
    private const int PulseSamples = 107;
    private const float Fading = 0.9f;

    /// <summary>Tracks a buzz of 150 Hz after a pause.</summary>
    /// <returns>How many windows the model was asked about.</returns>
    public static long Run(EmotionModel model)
    {
        var samples = new float[(PauseSeconds + VoiceSeconds) * SampleRate];
        for (var i = PauseSeconds * SampleRate; i < samples.Length; i++)
        {
            samples[i] = i % PulseSamples == 0 ? 0.5f : Fading * samples[i - 1];
        }

        var tracker = new EmotionTracker(model, SampleRate);
        tracker.Push(samples);
        tracker.Complete();
        return tracker.State.Predictions;
    }
}
