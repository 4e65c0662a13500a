using System.Numerics;
using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How often a signal crosses its own mean.</summary>
internal static class ZeroCrossings
{
    /// <summary>Crossings per second. The mean is taken off first, so that an offset of the recorder does not hide them.</summary>
    /// <param name="samples">Samples of one frame.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <returns>From 0 to the sampling rate; twice the frequency of a sine; 0 for fewer than two samples and for a constant.</returns>
    public static float Rate(ReadOnlySpan<float> samples, int sampleRate)
    {
        if (samples.Length < 2)
        {
            return 0f;
        }

        var mean = FixedOrderSums.Sum(samples) / samples.Length;
        return (float)Count(samples, mean) * sampleRate / (samples.Length - 1);
    }

    private static int Count(ReadOnlySpan<float> samples, float mean)
    {
        var before = MemoryMarshal.Cast<float, Vector<float>>(samples[..^1]);
        var after = samples[1..];
        var means = new Vector<float>(mean);
        var sum = Vector<int>.Zero;
        for (var i = 0; i < before.Length; i++)
        {
            sum += Vector.LessThan(before[i], means) ^ Vector.LessThan(new Vector<float>(after[(i * Vector<float>.Count)..]), means);
        }

        var crossings = -Vector.Sum(sum);
        for (var i = before.Length * Vector<float>.Count; i < after.Length; i++)
        {
            crossings += samples[i] < mean != after[i] < mean ? 1 : 0;
        }

        return crossings;
    }
}
