using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Measures how the power of a spectrum is spread over frequency: moments, roll-offs, entropy, flatness.</summary>
/// <remarks>
/// The spectrum is taken as a distribution over frequency (Peeters, "A large set of audio features", CUIDADO, 2004).
/// An instance holds tables and working memory: use one instance per thread.
/// </remarks>
internal sealed class SpectralDistribution
{
    // 10 log10(2).
    private const double DbPerOctave = 3.0102999566398120;

    // Squared bins; a line of one bin has no skewness and no kurtosis.
    private const float SmallestVariance = 1e-3f;

    private readonly double _hzPerBin;
    private readonly int _firstBin;
    private readonly float[] _places;
    private readonly float[] _distances;
    private readonly float[] _weighted;

    /// <summary>Prepares measuring.</summary>
    /// <param name="firstBin">Number of the first bin that is measured; 1 leaves out the constant part.</param>
    /// <param name="count">Number of bins that are measured, 2 or more.</param>
    /// <param name="hzPerBin">Distance of the bins, Hz.</param>
    public SpectralDistribution(int firstBin, int count, double hzPerBin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstBin);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        _firstBin = firstBin;
        _hzPerBin = hzPerBin;
        _places = [.. Enumerable.Range(0, count).Select(bin => (float)bin)];
        _distances = new float[count];
        _weighted = new float[count];
    }

    /// <summary>Number of bins that are measured.</summary>
    public int Count => _places.Length;

    /// <summary>Centroid, spread, skewness and kurtosis of a spectrum.</summary>
    /// <param name="power">Power of the measured bins, more than 0 in sum.</param>
    /// <returns>Hz, Hz, and two plain numbers (kurtosis 3 for a bell-shaped spectrum); the last two are 0 where all power lies in one
    /// bin.</returns>
    public (float CentroidHz, float SpreadHz, float Skewness, float Kurtosis) Moments(ReadOnlySpan<float> power)
    {
        var sum = FixedOrderSums.Sum(power);
        var mean = FixedOrderSums.Dot(power, _places) / sum;
        TensorPrimitives.Subtract(_places, mean, _distances);
        TensorPrimitives.Multiply(power, _distances, _weighted);
        var variance = FixedOrderSums.Dot<float>(_weighted, _distances) / sum;
        TensorPrimitives.Multiply<float>(_weighted, _distances, _weighted);
        TensorPrimitives.Multiply<float>(_distances, _distances, _distances);
        var fourth = FixedOrderSums.Dot<float>(_weighted, _distances) / sum;
        TensorPrimitives.Subtract(_places, mean, _distances);
        var third = FixedOrderSums.Dot<float>(_weighted, _distances) / sum;
        var spread = MathF.Sqrt(variance);
        var line = variance < SmallestVariance;
        return (
            (float)((_firstBin + mean) * _hzPerBin),
            (float)(spread * _hzPerBin),
            line ? 0f : third / (variance * spread),
            line ? 0f : fourth / (variance * variance)
        );
    }

    /// <summary>The frequencies below which given shares of the power lie.</summary>
    /// <param name="power">Power of the measured bins, 0 or more.</param>
    /// <param name="shares">Shares from 0 to 1, rising.</param>
    /// <param name="hertz">Takes one frequency a share, Hz.</param>
    public void RollOffs(ReadOnlySpan<float> power, ReadOnlySpan<double> shares, Span<float> hertz)
    {
        var total = 0.0;
        foreach (var value in power)
        {
            total += value;
        }

        var (reached, bin) = (0.0, -1);
        for (var i = 0; i < shares.Length; i++)
        {
            while (bin < power.Length - 1 && (bin < 0 || reached < shares[i] * total))
            {
                reached += power[++bin];
            }

            hertz[i] = (float)((_firstBin + bin) * _hzPerBin);
        }
    }

    /// <summary>The entropy of a spectrum as a share of the largest one possible.</summary>
    /// <param name="power">Power of the measured bins, more than 0.</param>
    /// <param name="log2Power">The same, as logarithms to base 2.</param>
    /// <returns>0 for a single line, 1 for white noise.</returns>
    public static float Entropy(ReadOnlySpan<float> power, ReadOnlySpan<float> log2Power)
    {
        var sum = FixedOrderSums.Sum(power);
        return (float)((Math.Log2(sum) - FixedOrderSums.Dot(power, log2Power) / sum) / Math.Log2(power.Length));
    }

    /// <summary>Geometric over arithmetic mean of a spectrum.</summary>
    /// <param name="power">Power of the measured bins, more than 0.</param>
    /// <param name="log2Power">The same, as logarithms to base 2.</param>
    /// <returns>dB: 0 for white noise, very low for a tone.</returns>
    public static float FlatnessDb(ReadOnlySpan<float> power, ReadOnlySpan<float> log2Power)
    {
        var octaves = FixedOrderSums.Sum(log2Power) / power.Length - Math.Log2(FixedOrderSums.Sum(power) / power.Length);
        return (float)(octaves * DbPerOctave);
    }
}
