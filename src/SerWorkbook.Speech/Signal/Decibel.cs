namespace SerWorkbook.Speech.Signal;

/// <summary>Conversions to decibel. A power takes 10 log10, an amplitude 20 log10; mixing them up doubles or halves the result.</summary>
public static class Decibel
{
    /// <summary>The smallest power that is told from 0, librosa's default: -100 dB.</summary>
    public const float SmallestPower = 1e-10f;

    /// <summary>A power (a squared magnitude) in dB: 10 log10(max(power, 1e-10)).</summary>
    /// <param name="power">0 or more; 1 is 0 dB.</param>
    public static float FromPower(float power) => 10f * MathF.Log10(Math.Max(power, SmallestPower));

    /// <summary>An amplitude in dB: 20 log10(max(amplitude, 1e-5)).</summary>
    /// <param name="amplitude">0 or more; 1 is 0 dB.</param>
    public static float FromAmplitude(float amplitude) => 20f * MathF.Log10(Math.Max(amplitude, 1e-5f));

    /// <summary>Powers in dB, in place, optionally with a floor below the largest of them.</summary>
    /// <param name="power">Powers; replaced by dB.</param>
    /// <param name="rangeDb">Values more than this below the largest are raised to that floor (librosa's top_db, 80 there); infinity for none.</param>
    public static void FromPower(Span<float> power, float rangeDb = float.PositiveInfinity)
    {
        var loudest = float.NegativeInfinity;
        for (var i = 0; i < power.Length; i++)
        {
            power[i] = FromPower(power[i]);
            loudest = Math.Max(loudest, power[i]);
        }

        var floor = loudest - rangeDb;
        for (var i = 0; i < power.Length && float.IsFinite(rangeDb); i++)
        {
            power[i] = Math.Max(power[i], floor);
        }
    }
}
