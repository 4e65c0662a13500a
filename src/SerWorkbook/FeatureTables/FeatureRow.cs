namespace SerWorkbook;

/// <summary>The features of one recording, or of one segment of it.</summary>
/// <param name="Utterance">The recording.</param>
/// <param name="Piece">The number of the segment, from 0; 0 for a whole recording.</param>
/// <param name="Features">One value per column of the table's set.</param>
public sealed record FeatureRow(Utterance Utterance, int Piece, float[] Features);
