using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.Formants;

namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>Strength of single harmonics of a voiced frame, in dB.</summary>
/// <remarks>
/// A harmonic's amplitude is the highest magnitude within a quarter of F0 around its frequency; a formant's amplitude is
/// that of the strongest harmonic within 20 % of its frequency, or of the nearest one. Source: Eyben et al. 2016, section 3.1.
/// </remarks>
internal static class HarmonicAmplitudes
{
    /// <summary>The value that stands for "no such amplitude", dB.</summary>
    public const float Missing = -201;

    // Share of F0 to each side in which a harmonic's peak is sought.
    private const double SearchShare = 0.25;

    // Share of a formant's frequency to each side in which its strongest harmonic is sought.
    private const double FormantShare = 0.2;
    private const float SmallestMagnitude = 1e-10f;

    /// <summary>Amplitude of one harmonic.</summary>
    /// <param name="magnitude">Magnitudes of the 513 bins of a long frame.</param>
    /// <param name="f0">F0, Hz.</param>
    /// <param name="number">1 for the fundamental.</param>
    /// <returns>Level, dB.</returns>
    public static float Level(ReadOnlySpan<float> magnitude, double f0, int number)
    {
        var first = (int)Math.Round((number - SearchShare) * f0 / GeMapsFrames.LongHzPerBin);
        var last = (int)Math.Round((number + SearchShare) * f0 / GeMapsFrames.LongHzPerBin);
        var bins = magnitude[Math.Min(first, magnitude.Length - 1)..Math.Min(last + 1, magnitude.Length)];
        return 20 * MathF.Log10(Math.Max(SmallestMagnitude, TensorPrimitives.Max(bins)));
    }

    /// <summary>Amplitude of the strongest harmonic at a formant.</summary>
    /// <param name="magnitude">Magnitudes of the 513 bins of a long frame.</param>
    /// <param name="f0">F0, Hz.</param>
    /// <param name="formant">The formant.</param>
    /// <returns>Level, dB; null where there is no formant.</returns>
    public static float? LevelAt(ReadOnlySpan<float> magnitude, double f0, Formant formant)
    {
        if (formant.Frequency <= 0)
        {
            return null;
        }

        var most = (int)(GeMapsFrames.SampleRate / 2 / f0);
        var level = Level(magnitude, f0, Math.Clamp((int)Math.Round(formant.Frequency / f0), 1, most));
        var first = Math.Max(1, (int)Math.Ceiling((1 - FormantShare) * formant.Frequency / f0));
        var last = Math.Min(most, (int)Math.Floor((1 + FormantShare) * formant.Frequency / f0));
        for (var number = first; number <= last; number++)
        {
            level = Math.Max(level, Level(magnitude, f0, number));
        }

        return level;
    }
}
