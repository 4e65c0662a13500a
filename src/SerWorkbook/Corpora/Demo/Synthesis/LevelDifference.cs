namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Levels and amplitudes.</summary>
internal static class LevelDifference
{
    /// <summary>The factor on the amplitude that a level difference stands for: 20 dB is 10.</summary>
    /// <param name="decibels">Level difference, dB.</param>
    public static double ToAmplitude(double decibels) => Math.Pow(10, decibels / 20);
}
