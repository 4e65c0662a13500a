using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Features;

/// <summary>Measures how the power of a spectrum is spread over frequency: moments, roll-offs, entropy, flatness.</summary>
/// <remarks>
/// The spectrum is taken as a distribution over frequency (Peeters, "A large set of audio features", CUIDADO, 2004).
/// </remarks>
public static class SpectralDistribution
{
    /// <summary>Centroid, spread, skewness and kurtosis of a spectrum.</summary>
    /// <param name="power">Power of the bins, 0 or more, more than 0 in sum.</param>
    /// <param name="firstBin">Number of the first bin.</param>
    /// <param name="hzPerBin">Distance of the bins, Hz.</param>
    /// <returns>Hz, Hz, and two plain numbers (kurtosis 3 for a bell-shaped spectrum); the last two are 0 where all power lies in one bin.</returns>
    public static (float CentroidHz, float SpreadHz, float Skewness, float Kurtosis) Moments(ReadOnlySpan<float> power, int firstBin, double hzPerBin)
    {
        var (sum, first) = (0.0, 0.0);
        for (var k = 0; k < power.Length; k++)
        {
            sum += power[k];
            first += (double)power[k] * k;
        }

        var mean = first / sum;
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        for (var k = 0; k < power.Length; k++)
        {
            var distance = k - mean;
            var square = power[k] * distance * distance;
            second += square;
            third += square * distance;
            fourth += square * distance * distance;
        }

        var variance = second / sum;
        var spread = Math.Sqrt(variance);
        var narrow = variance < 1e-6;
        return (
            (float)((firstBin + mean) * hzPerBin),
            (float)(spread * hzPerBin),
            narrow ? 0f : (float)(third / sum / (variance * spread)),
            narrow ? 0f : (float)(fourth / sum / (variance * variance)));
    }

    /// <summary>The frequencies below which given shares of the power lie.</summary>
    /// <param name="power">Power of the bins, 0 or more.</param>
    /// <param name="firstBin">Number of the first bin.</param>
    /// <param name="hzPerBin">Distance of the bins, Hz.</param>
    /// <param name="shares">Shares from 0 to 1, rising.</param>
    /// <param name="hertz">Takes one frequency a share, Hz.</param>
    public static void RollOffs(ReadOnlySpan<float> power, int firstBin, double hzPerBin, ReadOnlySpan<double> shares, Span<float> hertz)
    {
        var total = 0.0;
        foreach (var value in power)
        {
            total += value;
        }

        var (reached, k) = (0.0, -1);
        for (var i = 0; i < shares.Length; i++)
        {
            while (k < power.Length - 1 && (k < 0 || reached < shares[i] * total))
            {
                reached += power[++k];
            }

            hertz[i] = (float)((firstBin + k) * hzPerBin);
        }
    }

    /// <summary>The entropy of a spectrum as a share of the largest one possible.</summary>
    /// <param name="power">Power of the bins, more than 0.</param>
    /// <param name="log2Power">The same, as logarithms to base 2.</param>
    /// <returns>0 for a single line, 1 for white noise.</returns>
    public static float Entropy(ReadOnlySpan<float> power, ReadOnlySpan<float> log2Power)
    {
        var sum = TensorPrimitives.Sum(power);
        return (float)((Math.Log2(sum) - TensorPrimitives.Dot(power, log2Power) / sum) / Math.Log2(power.Length));
    }

    /// <summary>Geometric over arithmetic mean of a spectrum.</summary>
    /// <param name="power">Power of the bins, more than 0.</param>
    /// <param name="log2Power">The same, as logarithms to base 2.</param>
    /// <returns>dB: 0 for white noise, very low for a tone.</returns>
    public static float FlatnessDb(ReadOnlySpan<float> power, ReadOnlySpan<float> log2Power)
    {
        var octaves = TensorPrimitives.Sum(log2Power) / power.Length - Math.Log2(TensorPrimitives.Sum(power) / power.Length);
        return (float)(octaves * DbPerOctave);
    }

    // 10 log10(2).
    private const double DbPerOctave = 3.0102999566398120;
}
