using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>The formants F1 to F3 as the published values of eGeMAPSv02 have them.</summary>
/// <remarks>
/// They are no resonances: the roots are those of 1 - a[1] z⁻¹ - … - a[11] z⁻¹¹ where the inverse filter of the frame is
/// 1 + a[1] z⁻¹ + … (see <see cref="LinearPrediction"/>), and the frame is that of <see cref="NarrowbandResampling"/>.
/// Their bandwidths are near 1000 Hz and their frequencies rise and fall together. For resonances see
/// <see cref="FormantFinder"/>. A frame without its upper band can be predicted nearly without error, so that rounding
/// decides what the filter is: the autocorrelation is therefore summed in double precision. Source: found from the
/// reference's values for 960 recordings.
/// </remarks>
internal sealed class PublishedFormantFinder
{
    private readonly NarrowbandResampling _resampling = new();
    private readonly PolynomialRoots _roots = new();
    private readonly float[] _resampled = new float[NarrowbandResampling.Length];

    // The frame and zeros behind it, which stand for the samples that a lag looks at beyond its end.
    private readonly double[] _padded = new double[NarrowbandResampling.Length + BandLimitedAutocorrelation.Lags + LagSums.Margin];
    private readonly double[] _lags = new double[BandLimitedAutocorrelation.Lags];
    private readonly double[] _filter = new double[LinearPrediction.Order + 1];

    /// <summary>Finds the formants of one frame.</summary>
    /// <param name="samples">320 samples at 16 kHz.</param>
    /// <param name="formants">Takes 3 formants; those that are missing are 0.</param>
    public void Find(ReadOnlySpan<float> samples, Span<Formant> formants)
    {
        formants.Clear();
        _resampling.Resample(samples, _resampled);
        TensorPrimitives.ConvertTruncating<float, double>(_resampled, _padded);
        for (var lag = 0; lag < _lags.Length; lag += LagSums.Count)
        {
            LagSums.Six<double>(_padded, NarrowbandResampling.Length, lag, _lags.AsSpan(lag));
        }

        if (!LinearPrediction.Solve(_lags, _filter))
        {
            return;
        }

        TensorPrimitives.Negate<double>(_filter.AsSpan(1), _filter.AsSpan(1));
        if (_roots.Find(_filter))
        {
            FormantFinder.Read(_roots, formants);
        }
    }

    /// <summary>Forgets the last frame.</summary>
    public void Reset() => _roots.Reset();
}
