using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Perceived loudness: the sum of an auditory spectrum.</summary>
/// <remarks>
/// Each mel band's power is weighted by the equal-loudness curve at its centre and raised to 0.33 (power law of
/// hearing); loudness is the sum over bands. Source: Hermansky, "Perceptual linear predictive analysis of speech", JASA
/// 87(4), 1990, equations 6 and 7; Eyben et al. 2016. Unit and high end of the curve: those of openSMILE's values for
/// samples of full scale [-1, 1].
/// </remarks>
internal sealed class LoudnessModel
{
    /// <summary>Exponent of the power law.</summary>
    public const float Compression = 0.33f;

    // Brings the sum to openSMILE's unit: measured on 960 recordings, where the ratio is constant within 0.001 %.
    private const double UnitScale = 1 / 14.48844;

    private readonly float[] _logWeights = new float[HtkMelBands.Count];
    private readonly float[] _work = new float[HtkMelBands.Count];

    /// <summary>Computes the weights.</summary>
    public LoudnessModel()
    {
        for (var band = 0; band < _logWeights.Length; band++)
        {
            _logWeights[band] = (float)(Compression * Math.Log(EqualLoudness(HtkMelBands.CentreHz(band))) + Math.Log(UnitScale));
        }
    }

    /// <summary>Measures one frame.</summary>
    /// <param name="logBands">Natural logarithm of the mel bands' power (26).</param>
    /// <returns>Loudness, 0 or more.</returns>
    public float Measure(ReadOnlySpan<float> logBands)
    {
        TensorPrimitives.MultiplyAdd(logBands, Compression, _logWeights, _work);
        Powers.Exp(_work, _work);
        return FixedOrderSums.Sum<float>(_work);
    }

    /// <summary>Hermansky's equal-loudness curve, with a steeper end above 4 kHz.</summary>
    /// <remarks>
    /// (w² + 56.8e6) w⁴ / ((w² + 6.3e6)² (w² + 0.38e9)), divided by 1 + w⁷ / 1.7e31: a regression of openSMILE's loudness on
    /// the bands gives these weights to four digits, where the paper has the sixth power.
    /// </remarks>
    /// <param name="hertz">Frequency, Hz.</param>
    /// <returns>Weight of the power, 0 to 1.</returns>
    public static double EqualLoudness(double hertz)
    {
        const double highCut = 1.7e31;
        var w = 2 * Math.PI * hertz;
        var w2 = w * w;
        return (w2 + 56.8e6) * w2 * w2 / (Math.Pow(w2 + 6.3e6, 2) * (w2 + 0.38e9)) / (1 + Math.Pow(w, 7) / highCut);
    }
}
