using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How the energy is spread over low and high frequencies.</summary>
/// <remarks>
/// Alpha ratio: power from 1 to 5 kHz over power below 1 kHz, dB (negative for voiced speech). Hammarberg index:
/// strongest bin below 2 kHz over strongest bin from 2 to 5 kHz, dB. Sources: Eyben et al. 2016, section 3.1; Hammarberg
/// et al., "Perceptual and acoustic correlates of abnormal voice qualities", Acta Oto-laryngologica 90, 1980. The paper
/// starts the low band at 50 Hz; openSMILE's values contain the bins below, and so do these.
/// </remarks>
internal static class SpectralBalance
{
    // Bins of 31.25 Hz: 1, 2 and 5 kHz.
    private const int Bin1kHz = 32;
    private const int Bin2kHz = 64;
    private const int Bin5kHz = 160;

    /// <summary>The alpha ratio of a short frame.</summary>
    /// <param name="power">Power of the bins.</param>
    /// <returns>dB; 0 where one of the bands is empty.</returns>
    public static float AlphaRatio(ReadOnlySpan<float> power) =>
        Ratio(FixedOrderSums.Sum(power[Bin1kHz..(Bin5kHz + 1)]), FixedOrderSums.Sum(power[..Bin1kHz]));

    /// <summary>The Hammarberg index of a short frame.</summary>
    /// <param name="power">Power of the bins.</param>
    /// <returns>dB; 0 where one of the bands is empty.</returns>
    public static float HammarbergIndex(ReadOnlySpan<float> power) =>
        Ratio(TensorPrimitives.Max(power[..Bin2kHz]), TensorPrimitives.Max(power[Bin2kHz..(Bin5kHz + 1)]));

    private static float Ratio(float numerator, float denominator) =>
        numerator > 0 && denominator > 0 ? 10 * MathF.Log10(numerator / denominator) : 0;
}
