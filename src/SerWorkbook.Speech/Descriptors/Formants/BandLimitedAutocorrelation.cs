namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>Autocorrelation of a frame as it would be at a rate of 11 kHz.</summary>
/// <remarks>
/// The bins up to 5.5 kHz of a 512-point power spectrum at 16 kHz are those of a 352-point transform at 11 kHz, so the
/// autocorrelation there is r[l] = sum over k of P[k] cos(2 pi k l / 352) (Wiener-Khinchin), without resampling a sample.
/// </remarks>
internal sealed class BandLimitedAutocorrelation
{
    /// <summary>The rate that the lags count in, Hz.</summary>
    public const int SampleRate = 11_000;

    /// <summary>Lags from 0 on: one more than the order of the prediction.</summary>
    public const int Lags = LinearPrediction.Order + 1;

    private const int Points = GeMapsFrames.ShortFftSize * SampleRate / GeMapsFrames.SampleRate;
    private const int Bins = Points / 2 + 1;

    private readonly float[][] _cosines = new float[Lags][];

    /// <summary>Computes the table.</summary>
    public BandLimitedAutocorrelation()
    {
        for (var lag = 0; lag < Lags; lag++)
        {
            _cosines[lag] = new float[Bins];
            for (var k = 0; k < Bins; k++)
            {
                _cosines[lag][k] = (float)((k is 0 or Bins - 1 ? 1 : 2) * Math.Cos(2 * Math.PI * k * lag / Points));
            }
        }
    }

    /// <summary>Measures one short frame.</summary>
    /// <param name="power">Power of the bins.</param>
    /// <param name="lags">Takes 12 lags.</param>
    public void Measure(ReadOnlySpan<float> power, Span<float> lags)
    {
        for (var lag = 0; lag < Lags; lag++)
        {
            lags[lag] = FixedOrderSums.Dot(power[..Bins], _cosines[lag]);
        }
    }
}
