namespace SerWorkbook.Speech.Features;

/// <summary>One cycle of the vocal folds.</summary>
/// <param name="Seconds">Where its main pulse lies, seconds from the start of the clip.</param>
/// <param name="PeriodSeconds">The time to the pulse of the next cycle, seconds.</param>
/// <param name="Amplitude">Root mean square of the pre-emphasised signal over one period around the pulse, under a Hann window.</param>
/// <param name="Continues">Whether the cycle before it in a list is the one that ended where this one begins.</param>
public readonly record struct VoiceCycle(double Seconds, double PeriodSeconds, float Amplitude, bool Continues);
