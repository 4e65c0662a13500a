using System.Numerics.Tensors;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>Finds the cycles of a voice in the waveform, where an F0 track says it is voiced.</summary>
/// <remarks>
/// Waveform matching, as Titze and Liang ("Comparison of F0 extraction methods for high-precision voice perturbation
/// measurements", J. Speech Hear. Res. 36, 1993) found it best for jitter, on the pre-emphasised signal, in which the
/// pulses stand out: half a period around a pulse, under a Hann window, is compared with stretches 0.8 to 1.25 periods
/// later; the next pulse lies where the normalised correlation is highest, between samples by a parabola. Below a
/// correlation of 0.5 the chain of cycles breaks, and a new one begins at the largest sample of the next period. A
/// formant that rings longer than a period makes cycles more alike than their pulses are, and jitter and shimmer smaller.
/// </remarks>
public static class VoiceCycles
{
    private const double Shortest = 0.8;
    private const double Longest = 1.25;
    private const double LookBack = 0.25;
    private const double MarkShare = 0.05;
    private const double ComparedShare = 0.5;
    private const float LeastCorrelation = 0.5f;


    /// <summary>Finds all cycles of a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="track">Its F0, at most 20 % from the truth.</param>
    /// <returns>The cycles in the order of time; none where nothing is voiced.</returns>
    public static IReadOnlyList<VoiceCycle> Find(AudioClip clip, F0Track track)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(track);
        var cycles = new List<VoiceCycle>();
        var emphasised = new float[clip.Length];
        PreEmphasis.Apply(clip.Samples, emphasised);
        var pulses = new AudioClip(emphasised, clip.SampleRate);
        for (var frame = 0; frame < track.Frames;)
        {
            var first = frame;
            while (frame < track.Frames && track.Hertz[frame] > 0)
            {
                frame++;
            }

            if (frame > first)
            {
                Follow(pulses, track, first, frame - 1, cycles);
            }

            frame++;
        }

        return cycles;
    }

    // Goes through one voiced stretch.
    private static void Follow(AudioClip clip, F0Track track, int first, int last, List<VoiceCycle> cycles)
    {
        var end = (track.FrameTime(last) + track.HopSeconds / 2) * clip.SampleRate;
        var at = (track.FrameTime(first) - track.HopSeconds / 2) * clip.SampleRate;
        var continues = false;
        while (at < end)
        {
            var period = PeriodAt(track, first, last, at / clip.SampleRate) * clip.SampleRate;

            // The period comes from the comparison; the mark is set anew each time, so that no error adds up. A new chain
            // looks a little back, so that a pulse right at the start is found by its top and not by its tail.
            var pulse = continues
                ? LargestSample(clip.Samples, at - MarkShare * period, at + MarkShare * period)
                : LargestSample(clip.Samples, at - LookBack * period, at + period);
            var (lag, correlation) = Next(clip.Samples, pulse, period);
            if (correlation >= LeastCorrelation && pulse + lag <= end)
            {
                var amplitude = Amplitude(clip.Samples, pulse, period);
                cycles.Add(new VoiceCycle((double)pulse / clip.SampleRate, lag / clip.SampleRate, amplitude, continues));
                (at, continues) = (pulse + lag, true);
            }
            else
            {
                (at, continues) = (pulse + period, false);
            }
        }
    }

    private static double PeriodAt(F0Track track, int first, int last, double seconds)
    {
        var frame = (int)Math.Round((seconds - track.FirstSeconds) / track.HopSeconds);
        return 1.0 / track.Hertz[Math.Clamp(frame, first, last)];
    }

    private static int LargestSample(ReadOnlySpan<float> samples, double start, double end)
    {
        var from = (int)Math.Clamp(start, 0, samples.Length - 1);
        var to = (int)Math.Clamp(end, from + 1, samples.Length);
        return from + TensorPrimitives.IndexOfMaxMagnitude(samples[from..to]);
    }

    // The distance to the next pulse, in samples, and how alike the two are; a correlation of -1 at the ends of the clip.
    private static (double Lag, float Correlation) Next(ReadOnlySpan<float> samples, int pulse, double period)
    {
        var length = (int)Math.Round(ComparedShare * period);
        var start = pulse - length / 2;
        var (shortest, longest) = ((int)(Shortest * period), (int)Math.Ceiling(Longest * period));
        if (start < 0 || start + longest + 1 + length > samples.Length)
        {
            return (period, -1);
        }

        var here = samples.Slice(start, length);
        var weights = Window.Hann(length + 1)[1..];
        var (best, highest) = (shortest, float.NegativeInfinity);
        for (var lag = shortest; lag <= longest; lag++)
        {
            var alike = Alike(samples, here, start + lag, weights);
            (best, highest) = alike > highest ? (lag, alike) : (best, highest);
        }

        var (shift, height) = Parabola.Top(
            Alike(samples, here, start + best - 1, weights), highest, Alike(samples, here, start + best + 1, weights));
        return (best + shift, height);
    }

    private static float Alike(ReadOnlySpan<float> samples, ReadOnlySpan<float> here, int start, ReadOnlySpan<float> weights)
    {
        var there = samples.Slice(start, here.Length);
        var (product, energy, otherEnergy) = (0.0, 0.0, 0.0);
        for (var n = 0; n < here.Length; n++)
        {
            var weighted = (double)weights[n] * there[n];
            product += weighted * here[n];
            otherEnergy += weighted * there[n];
            energy += (double)weights[n] * here[n] * here[n];
        }

        return energy * otherEnergy > 0 ? (float)(product / Math.Sqrt(energy * otherEnergy)) : 0;
    }

    private static float Amplitude(ReadOnlySpan<float> samples, int pulse, double period)
    {
        var (power, weights) = (0.0, 0.0);
        var (from, to) = ((int)Math.Ceiling(pulse - period / 2), (int)Math.Floor(pulse + period / 2));
        for (var n = Math.Max(0, from); n <= Math.Min(samples.Length - 1, to); n++)
        {
            var weight = 0.5 + 0.5 * Math.Cos(2 * Math.PI * (n - pulse) / period);
            power += weight * samples[n] * samples[n];
            weights += weight;
        }

        return weights > 0 ? (float)Math.Sqrt(power / weights) : 0;
    }
}
