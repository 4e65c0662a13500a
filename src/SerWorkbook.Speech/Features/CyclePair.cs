namespace SerWorkbook.Speech.Features;

/// <summary>Two cycles, one after the other.</summary>
internal static class CyclePair
{
    /// <summary>Whether the second follows the first without a break and the periods are alike enough to be cycles of one voice.</summary>
    public static bool Counts(VoiceCycle first, VoiceCycle second) =>
        second.Continues
        && Math.Max(first.PeriodSeconds, second.PeriodSeconds) <= Jitter.LargestFactor * Math.Min(first.PeriodSeconds, second.PeriodSeconds);
}
