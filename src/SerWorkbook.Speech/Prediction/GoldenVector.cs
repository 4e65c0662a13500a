using System.Text.Json.Serialization;

namespace SerWorkbook.Speech;

/// <summary>A short recording with the features and the prediction that a model gave for it when it was exported.</summary>
/// <remarks>Whoever predicts with the model elsewhere compares: the label must be the same, each probability within 1e-4.</remarks>
/// <param name="Clip">The name of the part of the bundle that holds the WAV file.</param>
/// <param name="Answer">The answer: an emotion, "unsure" or "no speech".</param>
/// <param name="Emotion">The most probable emotion.</param>
/// <param name="Probabilities">One value per label of the model, in their order, 0 to 1.</param>
/// <param name="Features">One value per column of the feature set.</param>
public sealed record GoldenVector(
    string Clip,
    string Answer,
    string Emotion,
    IReadOnlyList<double> Probabilities,
    IReadOnlyList<float> Features
)
{
    /// <summary>The file of the WAV file; not part of the JSON.</summary>
    [JsonIgnore]
    internal byte[] Wav { get; init; } = [];
}
