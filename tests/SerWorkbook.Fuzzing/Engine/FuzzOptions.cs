namespace SerWorkbook.Fuzzing.Engine;

/// <summary>What a run does.</summary>
/// <param name="Inputs">How many inputs are read for each target.</param>
/// <param name="Seed">The random seed: the same seed makes the same inputs from the same readers.</param>
/// <param name="Folder">Where inputs that showed something new or went wrong are kept; <see langword="null"/> for nowhere.</param>
/// <param name="Time">The longest time for each target.</param>
/// <param name="Report">After how many inputs a line is printed.</param>
internal sealed record FuzzOptions(long Inputs, int Seed, string? Folder, TimeSpan Time, long Report = 100_000);
