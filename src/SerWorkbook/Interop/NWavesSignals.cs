using NWaves.Signals;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Converts between clips and the signals of NWaves.</summary>
public static class NWavesSignals
{
    /// <summary>Copies a clip into a signal of NWaves, which its filters, effects and extractors take.</summary>
    /// <param name="clip">The clip.</param>
    /// <returns>A signal with the same samples and rate.</returns>
    /// <exception cref="SerException">The clip is empty, which NWaves does not allow.</exception>
    /// <example><code>var louder = (clip.ToDiscreteSignal() * 2f).ToAudioClip();</code></example>
    public static DiscreteSignal ToDiscreteSignal(this AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return clip.Length > 0
            ? new DiscreteSignal(clip.SampleRate, clip.Samples.ToArray())
            : throw new SerException("An empty clip cannot be a signal of NWaves.");
    }

    /// <summary>Copies a signal of NWaves into a clip.</summary>
    /// <param name="signal">The signal; full scale is [-1, 1].</param>
    /// <returns>A clip with the same samples and rate.</returns>
    public static AudioClip ToAudioClip(this DiscreteSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new AudioClip(signal.Samples.ToArray(), signal.SamplingRate);
    }
}
