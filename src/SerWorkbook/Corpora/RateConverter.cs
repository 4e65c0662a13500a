using System.Collections.Concurrent;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora;

/// <summary>Brings clips of any rate to one rate; the filter of each rate is designed once. It may be used from several threads.</summary>
/// <param name="targetRate">Rate of the clips that come out, Hz.</param>
internal sealed class RateConverter(int targetRate)
{
    private readonly ConcurrentDictionary<int, Resampler> _designs = [];

    /// <summary>Brings a clip to the rate.</summary>
    /// <param name="clip">The clip.</param>
    /// <returns>The clip itself when it has that rate already.</returns>
    public AudioClip Convert(AudioClip clip) =>
        clip.SampleRate == targetRate ? clip : _designs.GetOrAdd(clip.SampleRate, rate => new Resampler(rate, targetRate)).Process(clip);
}
