namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Where the first three formants of a sound lie, for the reference tract, Hz.</summary>
/// <param name="F1">First formant, Hz.</param>
/// <param name="F2">Second formant, Hz.</param>
/// <param name="F3">Third formant, Hz.</param>
/// <param name="B1">Bandwidth of the first formant, Hz.</param>
/// <param name="B2">Bandwidth of the second formant, Hz.</param>
/// <param name="B3">Bandwidth of the third formant, Hz.</param>
internal readonly record struct FormantTarget(double F1, double F2, double F3, double B1, double B2, double B3)
{
    /// <summary>The tract at rest, schwa: what slurred vowels fall back to.</summary>
    public static FormantTarget Rest { get; } = new(500, 1450, 2450, 80, 90, 150);

    /// <summary>The point a share of the way to another target.</summary>
    public FormantTarget Toward(in FormantTarget other, double share) =>
        new(
            Mix(F1, other.F1, share),
            Mix(F2, other.F2, share),
            Mix(F3, other.F3, share),
            Mix(B1, other.B1, share),
            Mix(B2, other.B2, share),
            Mix(B3, other.B3, share)
        );

    private static double Mix(double a, double b, double share) => a + share * (b - a);
}
