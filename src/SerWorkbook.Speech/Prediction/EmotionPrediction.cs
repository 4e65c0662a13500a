namespace SerWorkbook.Speech;

/// <summary>The prediction of a model for one clip.</summary>
/// <param name="Emotion">The most probable emotion; to be used only where there is no <paramref name="Doubt"/>.</param>
/// <param name="Probabilities">Every emotion with its probability, 0 to 1, in the order of the labels of the model; they sum to 1.</param>
/// <param name="Doubt">Why the model does not commit itself; <see cref="PredictionDoubt.None"/> if it does.</param>
public sealed record EmotionPrediction(
    string Emotion,
    IReadOnlyList<KeyValuePair<string, double>> Probabilities,
    PredictionDoubt Doubt = PredictionDoubt.None
)
{
    /// <summary>The probability of the most probable emotion.</summary>
    public double Confidence => Probabilities.Max(pair => pair.Value);

    /// <summary>Whether the model does not commit itself, for whatever reason.</summary>
    public bool IsUnsure => Doubt != PredictionDoubt.None;

    /// <summary>Whether the probabilities mean anything: the recording holds a voice and is like the training data.</summary>
    public bool HasMeaning => Doubt is PredictionDoubt.None or PredictionDoubt.LowConfidence;

    /// <summary>What to tell a user: the emotion, "unsure" or "no speech".</summary>
    public string Answer =>
        Doubt switch
        {
            PredictionDoubt.None => Emotion,
            PredictionDoubt.NoSpeech => "no speech",
            _ => "unsure",
        };
}
