namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>A sound with its time.</summary>
/// <param name="Phone">The sound.</param>
/// <param name="StartMs">Where it begins, ms from the start of speech.</param>
/// <param name="EndMs">Where it ends, ms from the start of speech.</param>
internal readonly record struct TimedPhone(Phone Phone, double StartMs, double EndMs)
{
    /// <summary>Its duration, ms.</summary>
    public double Milliseconds => EndMs - StartMs;
}
