using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>MFCC 1 to 4 as HTK defines them.</summary>
/// <remarks>
/// c[i] = sqrt(2 / 26) sum over b of ln(m[b]) cos(pi i (b + 1/2) / 26), times the lifter 1 + 11 sin(pi i / 22). The band
/// powers m are those of samples in 16-bit scale, at least 1, as HTK has it. Source: The HTK Book, section 5.6.
/// </remarks>
public sealed class MelCepstrum
{
    /// <summary>Coefficients a frame.</summary>
    public const int Count = 4;

    // 16-bit full scale: the log floor of 1 is meant in this scale.
    private const double SampleScale = 32767;
    private const double Lifter = 22;

    private readonly float[][] _basis = new float[Count][];
    private readonly float[] _work = new float[HtkMelBands.Count];

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
        // The floor at 1 of the 16-bit scale; a constant added to all bands would not change c[1] and up.
        TensorPrimitives.Max(logBands, (float)(-2 * Math.Log(SampleScale)), _work);
        for (var i = 0; i < Count; i++)
        {
            coefficients[i] = FixedOrderSums.Dot<float>(_work, _basis[i]);
        }
    }
}
