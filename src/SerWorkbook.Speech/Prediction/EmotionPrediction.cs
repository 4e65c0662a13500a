namespace SerWorkbook.Speech;

/// <summary>What a model says of one clip.</summary>
/// <param name="Emotion">The most probable emotion.</param>
/// <param name="Probabilities">Every emotion with its probability, 0 to 1, in the model's order; they sum to 1.</param>
/// <param name="IsUnsure">Whether the model had rather not commit itself: its confidence is below its calibration's limit.</param>
public sealed record EmotionPrediction(string Emotion, IReadOnlyList<KeyValuePair<string, double>> Probabilities, bool IsUnsure = false)
{
    /// <summary>The probability of the most probable emotion.</summary>
    public double Confidence => Probabilities.Max(pair => pair.Value);
}
