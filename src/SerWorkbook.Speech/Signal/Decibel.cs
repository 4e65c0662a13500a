using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>Conversions to decibel. A power takes 10 log10, an amplitude 20 log10; mixing them up doubles or halves the result.</summary>
public static class Decibel
{
    /// <summary>The smallest power that is told from 0, librosa's default: -100 dB.</summary>
    public const float SmallestPower = 1e-10f;

    /// <summary>The smallest amplitude that is told from 0: -100 dB too.</summary>
    public const float SmallestAmplitude = 1e-5f;

    private const double Log10Of2 = 0.30102999566398120;

    /// <summary>A power (a squared magnitude) in dB: 10 log10(max(power, 1e-10)).</summary>
    /// <param name="power">0 or more; 1 is 0 dB.</param>
    public static float FromPower(float power) => 10f * MathF.Log10(Math.Max(power, SmallestPower));

    /// <summary>An amplitude in dB: 20 log10(max(amplitude, 1e-5)).</summary>
    /// <param name="amplitude">0 or more; 1 is 0 dB.</param>
    public static float FromAmplitude(float amplitude) => 20f * MathF.Log10(Math.Max(amplitude, SmallestAmplitude));

    /// <summary>Powers in dB, in place, optionally with a floor below the largest of them.</summary>
    /// <param name="power">Powers; replaced by dB.</param>
    /// <param name="rangeDb">Values more than this below the largest are raised to that floor (librosa's top_db, 80 there); infinity for
    /// none.</param>
    public static void FromPower(Span<float> power, float rangeDb = float.PositiveInfinity) =>
        Convert(power, SmallestPower, 10 * Log10Of2, rangeDb);

    /// <summary>Amplitudes in dB, in place, optionally with a floor below the largest of them.</summary>
    /// <param name="amplitude">Amplitudes, 0 or more; replaced by dB.</param>
    /// <param name="rangeDb">Values more than this below the largest are raised to that floor; infinity for none.</param>
    public static void FromAmplitude(Span<float> amplitude, float rangeDb = float.PositiveInfinity) =>
        Convert(amplitude, SmallestAmplitude, 20 * Log10Of2, rangeDb);

    /// <summary>The power of a level: 10^(dB / 10).</summary>
    /// <param name="decibel">Level, dB.</param>
    public static float ToPower(float decibel) => MathF.Pow(10f, decibel / 10f);

    /// <summary>The amplitude of a level: 10^(dB / 20).</summary>
    /// <param name="decibel">Level, dB.</param>
    public static float ToAmplitude(float decibel) => MathF.Pow(10f, decibel / 20f);

    private static void Convert(Span<float> values, float smallest, double perOctave, float rangeDb)
    {
        TensorPrimitives.Max(values, smallest, values);
        Powers.Log2(values, values);
        TensorPrimitives.Multiply(values, (float)perOctave, values);
        if (float.IsFinite(rangeDb) && !values.IsEmpty)
        {
            TensorPrimitives.Max(values, TensorPrimitives.Max<float>(values) - rangeDb, values);
        }
    }
}
