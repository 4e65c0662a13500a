using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>What a runtime says of one recording.</summary>
/// <param name="Answer">An emotion, "unsure" or "no speech".</param>
/// <param name="Emotion">The most probable emotion.</param>
/// <param name="Probabilities">One value per label of the model, in their order.</param>
internal sealed record RuntimeAnswer(string Answer, string Emotion, IReadOnlyList<double> Probabilities)
{
    /// <summary>The answer of this library.</summary>
    public static RuntimeAnswer Of(EmotionPrediction prediction) =>
        new(prediction.Answer, prediction.Emotion, [.. prediction.Probabilities.Select(pair => pair.Value)]);
}
