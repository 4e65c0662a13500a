namespace SerWorkbook.Export;

/// <summary>One recording that a model was trained on.</summary>
/// <param name="Path">Path below the corpus, with forward slashes.</param>
/// <param name="Piece">Number of the segment, from 0.</param>
/// <param name="Speaker">The speaker.</param>
/// <param name="Sex">The sex of the speaker.</param>
/// <param name="Emotion">The emotion.</param>
/// <param name="Sentence">The sentence; <see langword="null"/> if unknown.</param>
/// <param name="SampleRate">The sampling rate of the file, Hz.</param>
/// <param name="Seconds">The length, seconds.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Fold">The fold that it was tested in, from 0; <see langword="null"/> if it was not tested.</param>
/// <param name="Probabilities">What a model that had not heard it said, one value per label; <see langword="null"/> likewise.</param>
internal sealed record TrainingRow(
    string Path,
    int Piece,
    string Speaker,
    Sex Sex,
    string Emotion,
    string? Sentence,
    int SampleRate,
    double Seconds,
    string Sha256,
    int? Fold = null,
    double[]? Probabilities = null
)
{
    // Enough for every figure of a model card.
    private const int Decimals = 7;

    /// <summary>Puts one row together.</summary>
    public static TrainingRow Of(FeatureRow row, RowPrediction? prediction) =>
        new(
            row.Utterance.Path,
            row.Piece,
            row.Utterance.Speaker,
            row.Utterance.Sex,
            row.Utterance.Emotion,
            row.Utterance.Sentence,
            row.Utterance.SampleRate,
            row.Utterance.Seconds,
            row.Utterance.ContentHash,
            prediction?.Fold,
            prediction is null ? null : Array.ConvertAll(prediction.Probabilities, value => Math.Round(value, Decimals))
        );

    /// <summary>The recording as one of a corpus.</summary>
    public Utterance ToUtterance(string corpus) => new(Path, Speaker, Sex, Emotion, Sentence, corpus, SampleRate, Seconds, Sha256);

    /// <summary>Whether fold and probabilities fit each other, and the numbers of labels and folds.</summary>
    public bool IsPredicted(int labels, int folds) =>
        Fold is null == Probabilities is null
        && (Fold is null || (Fold >= 0 && Fold < folds))
        && (Probabilities is null || (Probabilities.Length == labels && Array.TrueForAll(Probabilities, value => value is >= 0 and <= 1)));
}
