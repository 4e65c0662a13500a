namespace SerWorkbook.Speech.Prediction;

/// <summary>A classifier with a scaler of its own: scaled = (features - offset) x scale, then the classifier.</summary>
/// <remarks>So that members of an <see cref="EnsembleClassifier"/> may scale and select columns differently; a column with scale 0 is not looked at.</remarks>
/// <param name="scaler">Scales the features.</param>
/// <param name="classifier">Takes the scaled features; neither scaled itself nor an ensemble.</param>
public sealed class ScaledClassifier(Standardiser scaler, Classifier classifier) : Classifier
{
    /// <summary>Scales the features.</summary>
    public Standardiser Scaler { get; } = scaler;

    /// <summary>Takes the scaled features.</summary>
    public Classifier Classifier { get; } = classifier;

    /// <inheritdoc/>
    public override int ClassCount => Classifier.ClassCount;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        var scaled = new float[features.Length];
        Scaler.Apply(features, scaled);
        Classifier.Predict(scaled, probabilities);
    }

    internal override string? FindFault(int columnCount) =>
        Scaler is null || Classifier is null ? "a scaled classifier lacks its scaler or its weights"
        : Classifier is ScaledClassifier or EnsembleClassifier ? "a scaled classifier holds another scaled one or an ensemble; it must hold plain weights"
        : Scaler.FindFault(columnCount) ?? Classifier.FindFault(columnCount);
}
