namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>MFCC 1 to 4 as HTK defines them.</summary>
/// <remarks>
/// c[i] = sqrt(2 / 26) sum over b of ln(m[b]) cos(pi i (b + 1/2) / 26), times the lifter 1 + 11 sin(pi i / 22). The scale
/// of the band powers m does not matter: a factor of all bands adds to c[0] only. Source: The HTK Book, section 5.6.
/// </remarks>
internal sealed class MelCepstrum
{
    /// <summary>Coefficients per frame.</summary>
    public const int Count = 4;

    private const double Lifter = 22;

    private readonly float[][] _basis = new float[Count][];

    /// <summary>Computes the basis.</summary>
    public MelCepstrum()
    {
        for (var i = 1; i <= Count; i++)
        {
            var scale = Math.Sqrt(2.0 / HtkMelBands.Count) * (1 + Lifter / 2 * Math.Sin(Math.PI * i / Lifter));
            _basis[i - 1] = new float[HtkMelBands.Count];
            for (var band = 0; band < HtkMelBands.Count; band++)
            {
                _basis[i - 1][band] = (float)(scale * Math.Cos(Math.PI * i * (band + 0.5) / HtkMelBands.Count));
            }
        }
    }

    /// <summary>Transforms one frame.</summary>
    /// <param name="logBands">Natural logarithm of the mel bands' power (26).</param>
    /// <param name="coefficients">Takes 4 coefficients.</param>
    public void Transform(ReadOnlySpan<float> logBands, Span<float> coefficients)
    {
        for (var i = 0; i < Count; i++)
        {
            coefficients[i] = FixedOrderSums.Dot(logBands, _basis[i]);
        }
    }
}
