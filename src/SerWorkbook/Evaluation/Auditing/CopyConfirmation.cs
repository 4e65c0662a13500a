using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Tells a copy from another take of the same words by the same voice: only a copy has the same wave.</summary>
internal static class CopyConfirmation
{
    /// <summary>Takes stay far below; a copy at a signal-to-noise ratio of 0 dB has 0.7.</summary>
    public const double LeastCorrelation = 0.7;

    // Below lie hum and rumble, which recordings of one room share.
    private const double LowestHertz = 100;

    // The fingerprint's shift is right within about one hop.
    private const int Reach = 2 * FingerprintExtractor.Hop;

    /// <summary>Looks for the best alignment around a shift.</summary>
    /// <param name="first">A recording at <see cref="FingerprintExtractor.SampleRate"/>.</param>
    /// <param name="second">Another one.</param>
    /// <param name="shift">Sample n of the second lies at about n + shift of the first.</param>
    /// <returns>The normalised cross-correlation there, -1 to 1, its sign dropped, and the lag in samples.</returns>
    public static (double Correlation, double Lag) Align(AudioClip first, AudioClip second, int shift)
    {
        var (x, y) = (HighPassed(first), HighPassed(second));
        var (energyOfX, energyOfY) = (Cumulated(x), Cumulated(y));
        var values = new double[2 * Reach + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(Correlation(x, y, energyOfX, energyOfY, shift + i - Reach));
        }

        var best = Array.IndexOf(values, values.Max());
        return best == 0 || best == values.Length - 1 ? (values[best], shift + best - Reach) : Peak(values, best, shift);
    }

    // The parabola through the largest value and its neighbours: a resampled copy lies between samples.
    private static (double Correlation, double Lag) Peak(double[] values, int best, int shift)
    {
        var (before, top, after) = (values[best - 1], values[best], values[best + 1]);
        var curvature = before - 2 * top + after;
        var offset = curvature < 0 ? (before - after) / (2 * curvature) : 0;
        return (Math.Min(1, top - (before - after) * offset / 4), shift + best - Reach + offset);
    }

    private static double Correlation(ReadOnlySpan<float> x, ReadOnlySpan<float> y, double[] energyOfX, double[] energyOfY, int lag)
    {
        var start = Math.Max(0, -lag);
        var length = Math.Min(y.Length, x.Length - lag) - start;
        if (length <= 0)
        {
            return 0;
        }

        var energy = (energyOfX[start + lag + length] - energyOfX[start + lag]) * (energyOfY[start + length] - energyOfY[start]);
        return energy > 0 ? FixedOrderSums.Dot(x.Slice(start + lag, length), y.Slice(start, length)) / Math.Sqrt(energy) : 0;
    }

    // The energy before each sample: that of any stretch is a difference of two.
    private static double[] Cumulated(float[] samples)
    {
        var energy = new double[samples.Length + 1];
        for (var n = 0; n < samples.Length; n++)
        {
            energy[n + 1] = energy[n] + ((double)samples[n] * samples[n]);
        }

        return energy;
    }

    // A first-order high-pass: a zero at 0 Hz and a pole beside it.
    private static float[] HighPassed(AudioClip clip)
    {
        var pole = (float)Math.Exp(-2 * Math.PI * LowestHertz / clip.SampleRate);
        var output = new float[clip.Length];
        var (last, state) = (0f, 0f);
        for (var n = 0; n < output.Length; n++)
        {
            state = clip.Samples[n] - last + pole * state;
            last = clip.Samples[n];
            output[n] = state;
        }

        return output;
    }
}
