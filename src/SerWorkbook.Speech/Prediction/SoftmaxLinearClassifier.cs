namespace SerWorkbook.Speech;

/// <summary>Multinomial logistic regression: p[c] = exp(s[c]) / sum of exp(s), s = weights x features + bias.</summary>
/// <param name="linear">One score per class.</param>
public sealed class SoftmaxLinearClassifier(LinearWeights linear) : Classifier
{
    /// <summary>One score per class.</summary>
    public LinearWeights Linear { get; } = linear;

    /// <inheritdoc/>
    public override int ClassCount => Linear.Bias.Length;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        Linear.Score(features, probabilities);
        Softmax(probabilities);
    }

    internal override string? FindFault(int columnCount) => Linear is null ? "it holds no linear weights" : Linear.FindFault(columnCount);
}
