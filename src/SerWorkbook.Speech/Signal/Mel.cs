namespace SerWorkbook.Speech;

/// <summary>Conversions between hertz and mel.</summary>
public static class Mel
{
    // Slaney's scale: 200/3 Hz a mel up to 1 kHz (mel 15), from there 27 steps to 6.4 kHz.
    private const double SlaneyHzPerMel = 200.0 / 3.0;
    private const double SlaneyBreakHz = 1000.0;
    private const double SlaneyBreakMel = SlaneyBreakHz / SlaneyHzPerMel;
    private static readonly double SlaneyLogStep = Math.Log(6.4) / 27.0;

    /// <summary>Hertz to mel.</summary>
    /// <param name="hertz">Frequency, Hz, 0 or more.</param>
    /// <param name="scale">The formula.</param>
    public static double FromHertz(double hertz, MelScale scale) =>
        scale switch
        {
            MelScale.Htk => 2595.0 * Math.Log10(1.0 + hertz / 700.0),
            _ when hertz < SlaneyBreakHz => hertz / SlaneyHzPerMel,
            _ => SlaneyBreakMel + Math.Log(hertz / SlaneyBreakHz) / SlaneyLogStep,
        };

    /// <summary>Mel to hertz.</summary>
    /// <param name="mel">Mel, 0 or more.</param>
    /// <param name="scale">The formula.</param>
    public static double ToHertz(double mel, MelScale scale) =>
        scale switch
        {
            MelScale.Htk => 700.0 * (Math.Pow(10.0, mel / 2595.0) - 1.0),
            _ when mel < SlaneyBreakMel => mel * SlaneyHzPerMel,
            _ => SlaneyBreakHz * Math.Exp(SlaneyLogStep * (mel - SlaneyBreakMel)),
        };
}
