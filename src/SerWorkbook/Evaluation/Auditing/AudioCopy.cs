namespace SerWorkbook;

/// <summary>Two recordings of a corpus that hold the same audio.</summary>
/// <param name="First">Path of the one that comes first in the corpus.</param>
/// <param name="Second">Path of the other one.</param>
/// <param name="IsSameFile">Whether the files are the same byte for byte.</param>
/// <param name="Lag">How much later the audio of the second begins in the first, seconds.</param>
/// <param name="Correlation">Normalised cross-correlation of the two waves where they overlap, 0 to 1.</param>
/// <param name="BitErrorRate">Share of the fingerprint's bits that differ there, 0 to 1.</param>
public sealed record AudioCopy(string First, string Second, bool IsSameFile, double Lag, double Correlation, double BitErrorRate);
