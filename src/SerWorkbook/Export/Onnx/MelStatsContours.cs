namespace SerWorkbook.Export.Onnx;

/// <summary>The contours of the frames of a recording, as values of a graph: contours x frames, in single precision.</summary>
/// <param name="Level">The level, dB.</param>
/// <param name="Bands">The levels of the bands, dB.</param>
/// <param name="Correlation">The correlation of the best period.</param>
/// <param name="F0">F0, semitones.</param>
internal sealed record MelStatsContours(string Level, string Bands, string Correlation, string F0);
