namespace SerWorkbook.Speech.Features;

/// <summary>The shape of one power spectrum in a few numbers.</summary>
/// <param name="CentroidHz">Mean frequency, weighted by power, Hz.</param>
/// <param name="SpreadHz">Standard deviation of the frequency, weighted by power, Hz.</param>
/// <param name="RollOffHz">The frequency below which 85 % of the power lies, Hz.</param>
/// <param name="FlatnessDb">Geometric over arithmetic mean of the power, dB: 0 for white noise, very low for a tone.</param>
/// <param name="AlphaRatioDb">Power from 50 to 1000 Hz over power from 1 to 5 kHz, dB.</param>
/// <param name="HammarbergDb">Strongest bin below 2 kHz over strongest bin from 2 to 5 kHz, dB.</param>
/// <param name="SlopeDbPerKhz">Slope of a straight line through the spectrum in dB up to 5 kHz, dB per kHz.</param>
/// <remarks>
/// Definitions: Peeters, "A large set of audio features" (CUIDADO, 2004) for the moments and roll-off; Eyben et al.,
/// "The Geneva minimalistic acoustic parameter set", IEEE Trans. Affective Computing 7(2), 2016, for alpha ratio and
/// Hammarberg index (after Hammarberg et al. 1980).
/// </remarks>
public readonly record struct SpectralShape(
    float CentroidHz, float SpreadHz, float RollOffHz, float FlatnessDb, float AlphaRatioDb, float HammarbergDb, float SlopeDbPerKhz)
{
    private const double RollOffShare = 0.85;
    private const double HighestHz = 5000;

    // -120 dB of a full-scale bin: keeps digital silence finite.
    private const double Floor = 1e-12;

    /// <summary>Measures a power spectrum.</summary>
    /// <param name="power">|X[k]|² of the bins from 0 Hz on, as far as they count.</param>
    /// <param name="hzPerBin">Distance of the bins, Hz.</param>
    /// <returns>All values finite, also for silence.</returns>
    public static SpectralShape Of(ReadOnlySpan<float> power, double hzPerBin)
    {
        var (sum, first, second) = (0.0, 0.0, 0.0);
        for (var k = 1; k < power.Length; k++)
        {
            var weight = power[k] + Floor;
            sum += weight;
            first += weight * k;
            second += weight * k * k;
        }

        var mean = first / sum;
        return new SpectralShape(
            (float)(mean * hzPerBin),
            (float)(Math.Sqrt(Math.Max(0, second / sum - mean * mean)) * hzPerBin),
            (float)(RollOffBin(power, sum) * hzPerBin),
            Flatness(power, sum),
            (float)(Db(Sum(power, hzPerBin, 50, 1000)) - Db(Sum(power, hzPerBin, 1000, HighestHz))),
            (float)(Db(Max(power, hzPerBin, 0, 2000)) - Db(Max(power, hzPerBin, 2000, HighestHz))),
            Slope(power, hzPerBin));
    }

    private static int RollOffBin(ReadOnlySpan<float> power, double sum)
    {
        var reached = 0.0;
        for (var k = 1; k < power.Length; k++)
        {
            reached += power[k] + Floor;
            if (reached >= RollOffShare * sum)
            {
                return k;
            }
        }

        return power.Length - 1;
    }

    private static float Flatness(ReadOnlySpan<float> power, double sum)
    {
        var logs = 0.0;
        for (var k = 1; k < power.Length; k++)
        {
            logs += Db(power[k]);
        }

        return (float)(logs / (power.Length - 1) - 10 * Math.Log10(sum / (power.Length - 1)));
    }

    // Least squares: slope = cov(f, dB) / var(f).
    private static float Slope(ReadOnlySpan<float> power, double hzPerBin)
    {
        var (count, sumX, sumY, sumXy, sumXx) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var k = 1; k < power.Length && k * hzPerBin <= HighestHz; k++)
        {
            var x = k * hzPerBin / 1000;
            var y = Db(power[k]);
            count++;
            sumX += x;
            sumY += y;
            sumXy += x * y;
            sumXx += x * x;
        }

        return (float)((sumXy - sumX * sumY / count) / (sumXx - sumX * sumX / count));
    }

    private static double Sum(ReadOnlySpan<float> power, double hzPerBin, double fromHz, double toHz)
    {
        var sum = 0.0;
        for (var k = (int)Math.Ceiling(fromHz / hzPerBin); k < power.Length && k * hzPerBin < toHz; k++)
        {
            sum += power[k];
        }

        return sum;
    }

    private static double Max(ReadOnlySpan<float> power, double hzPerBin, double fromHz, double toHz)
    {
        var max = 0.0;
        for (var k = (int)Math.Ceiling(fromHz / hzPerBin); k < power.Length && k * hzPerBin < toHz; k++)
        {
            max = Math.Max(max, power[k]);
        }

        return max;
    }

    private static double Db(double power) => 10 * Math.Log10(power + Floor);
}
