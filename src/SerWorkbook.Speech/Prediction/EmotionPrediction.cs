namespace SerWorkbook.Speech;

/// <summary>The prediction of a model for one clip.</summary>
/// <param name="Emotion">The most probable emotion.</param>
/// <param name="Probabilities">Every emotion with its probability, 0 to 1, in the order of the labels of the model; they sum to 1.</param>
/// <param name="IsUnsure">Whether the confidence is below the threshold of the calibration.</param>
public sealed record EmotionPrediction(string Emotion, IReadOnlyList<KeyValuePair<string, double>> Probabilities, bool IsUnsure = false)
{
    /// <summary>The probability of the most probable emotion.</summary>
    public double Confidence => Probabilities.Max(pair => pair.Value);
}
