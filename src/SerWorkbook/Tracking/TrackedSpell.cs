namespace SerWorkbook.Tracking;

/// <summary>A stretch of a string of clips of which it is known what a tracker should show.</summary>
/// <param name="Start">Where it starts, seconds.</param>
/// <param name="End">Where it ends, seconds.</param>
/// <param name="Emotion">The emotion that was acted; <see langword="null"/> for a pause or noise.</param>
internal sealed record TrackedSpell(double Start, double End, string? Emotion);
