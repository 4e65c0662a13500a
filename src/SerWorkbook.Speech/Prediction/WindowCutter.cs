using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech.Prediction;

/// <summary>Cuts a recording into overlapping windows while it is read; memory does not depend on its length.</summary>
/// <remarks>
/// Windows start every hop. The last ones end with the recording: one that is shorter than half a window is left out, unless it is
/// the only one.
/// </remarks>
internal static class WindowCutter
{
    private const double ShortestShare = 0.5;

    /// <summary>Cuts a recording.</summary>
    /// <param name="source">The recording.</param>
    /// <param name="seconds">Length of a window.</param>
    /// <param name="hop">From the start of one window to the next, seconds.</param>
    /// <returns>Start in seconds and samples of each window; the samples are only valid until the next one is asked for.</returns>
    public static IEnumerable<(double Start, AudioClip Window)> Cut(SpeechSource source, double seconds, double hop)
    {
        var length = (int)Math.Round(seconds * source.SampleRate);
        var buffer = new float[length];
        var filled = source.Read(buffer);
        for (var number = 0; ; number++)
        {
            // From the number, so that rounding does not add up.
            var start = StartOf(number);
            if (filled == 0 || (number > 0 && filled < ShortestShare * length))
            {
                yield break;
            }

            yield return ((double)start / source.SampleRate, new AudioClip(buffer.AsMemory(0, filled), source.SampleRate));
            var step = (int)Math.Min(StartOf(number + 1) - start, filled);
            buffer.AsSpan(step, filled - step).CopyTo(buffer);
            filled -= step;
            filled += source.Read(buffer.AsSpan(filled));
        }

        long StartOf(int number) => (long)Math.Round(number * hop * source.SampleRate);
    }
}
