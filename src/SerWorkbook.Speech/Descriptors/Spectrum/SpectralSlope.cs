using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Slope of the least-squares line through the spectrum in dB from 0 to 500 and from 500 to 1500 Hz.</summary>
/// <remarks>
/// Slope = (N sum f X - sum f sum X) / (N sum f² - (sum f)²) over the bins of the band (Eyben et al. 2016, after
/// Tamarit et al. 2008). openSMILE's values follow this formula with N one less than the number of bins, which adds a
/// share of the level to the slope; comparability with the published feature set asks for the same here.
/// </remarks>
internal sealed class SpectralSlope
{
    // Bins of 31.25 Hz: 500 and 1500 Hz.
    private const int Bin500Hz = 16;
    private const int Bin1500Hz = 48;

    // The smallest power that counts, -140 dB: what digital silence is worth in openSMILE's values.
    private const float PowerFloor = 1e-14f;

    private static readonly float DbPerNeper = (float)(10 / Math.Log(10));

    private readonly float[] _lowWeights = Weights(0, Bin500Hz);
    private readonly float[] _highWeights = Weights(Bin500Hz, Bin1500Hz);
    private readonly float[] _levels = new float[Bin1500Hz + 1];

    /// <summary>Measures one short frame.</summary>
    /// <param name="power">Power of the bins.</param>
    /// <returns>Both slopes, dB per Hz.</returns>
    public (float Low, float High) Measure(ReadOnlySpan<float> power)
    {
        TensorPrimitives.Max(power[.._levels.Length], PowerFloor, _levels);
        Powers.Log(_levels, _levels);
        return (
            FixedOrderSums.Dot<float>(_levels.AsSpan(0, Bin500Hz + 1), _lowWeights),
            FixedOrderSums.Dot<float>(_levels.AsSpan(Bin500Hz), _highWeights)
        );
    }

    // The formula is linear in X: one weight per bin.
    private static float[] Weights(int first, int last)
    {
        var count = last - first;
        var (sum, squares) = (0.0, 0.0);
        for (var bin = first; bin <= last; bin++)
        {
            var hertz = bin * GeMapsFrames.ShortHzPerBin;
            sum += hertz;
            squares += hertz * hertz;
        }

        var weights = new float[count + 1];
        for (var bin = first; bin <= last; bin++)
        {
            weights[bin - first] = (float)((count * (bin * GeMapsFrames.ShortHzPerBin) - sum) / (count * squares - sum * sum)) * DbPerNeper;
        }

        return weights;
    }
}
