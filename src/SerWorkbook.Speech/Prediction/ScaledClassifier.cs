using System.Buffers;
using System.Text.Json.Serialization;

namespace SerWorkbook.Speech;

/// <summary>
/// A classifier with a scaler and a temperature of its own: scaled = (features - offset) x scale, then the classifier, then p[c]^(1 /
/// temperature) / sum of these.
/// </summary>
/// <remarks>
/// So that members of an <see cref="EnsembleClassifier"/> may scale and select columns differently, and are equally honest; a
/// column with scale 0 is ignored. One that is marked takes features that were speaker-normalised first
/// (<see cref="SpeakerProfile"/>); members with and without may stand in one ensemble.
/// </remarks>
/// <param name="scaler">Scales the features.</param>
/// <param name="classifier">Takes the scaled features; neither scaled itself nor an ensemble.</param>
/// <param name="temperature">How the probabilities are scaled (see <see cref="Speech.Temperature"/>); 1 for as they are.</param>
/// <param name="perSpeaker">Whether it was trained on speaker-normalised features.</param>
public sealed class ScaledClassifier(
    Standardiser scaler,
    Classifier classifier,
    double temperature = Speech.Temperature.Neutral,
    bool perSpeaker = false
) : Classifier
{
    /// <summary>Scales the features.</summary>
    public Standardiser Scaler { get; } = scaler;

    /// <summary>Takes the scaled features.</summary>
    public Classifier Classifier { get; } = classifier;

    /// <summary>How the probabilities are scaled; 1 for as they are.</summary>
    public double Temperature { get; } = temperature;

    /// <summary>Whether it was trained on speaker-normalised features, and requires them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PerSpeaker { get; } = perSpeaker;

    /// <inheritdoc/>
    public override int ClassCount => Classifier.ClassCount;

    internal override bool NeedsSpeaker => PerSpeaker;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        // From a pool, so that a tracker allocates nothing.
        var rented = ArrayPool<float>.Shared.Rent(features.Length);
        var scaled = rented.AsSpan(0, features.Length);
        Scaler.Apply(features, scaled);
        Classifier.Predict(scaled, probabilities);
        ArrayPool<float>.Shared.Return(rented);
        Speech.Temperature.Scale(probabilities, Temperature, probabilities);
    }

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, ReadOnlySpan<float> ofSpeaker, Span<double> probabilities) =>
        Predict(PerSpeaker ? ofSpeaker : features, probabilities);

    internal override string? FindFault(int columnCount) =>
        Scaler is null || Classifier is null ? "a scaled classifier lacks its scaler or its weights"
        : Classifier is ScaledClassifier or EnsembleClassifier
            ? "a scaled classifier holds another scaled one or an ensemble; it must hold plain weights"
        : Speech.Temperature.FindFault(Temperature) is { } fault ? $"a scaled classifier has {fault}"
        : Scaler.FindFault(columnCount) ?? Classifier.FindFault(columnCount);
}
