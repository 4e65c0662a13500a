using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>
/// One linear machine a class, each turned into a probability by Platt's sigmoid and all divided by their sum:
/// p[c] = g[c] / sum of g, g[c] = 1 / (1 + exp(slope[c] s[c] + offset[c])), s = weights x features + bias.
/// </summary>
/// <param name="linear">One score per class.</param>
/// <param name="slope">Slope of each class's sigmoid; below 0, so that a higher score is more probable.</param>
/// <param name="offset">Offset of each class's sigmoid.</param>
public sealed class OneVersusAllLinearClassifier(LinearWeights linear, double[] slope, double[] offset) : Classifier
{
    /// <summary>One score per class.</summary>
    public LinearWeights Linear { get; } = linear;

    /// <summary>Slope of each class's sigmoid.</summary>
    public double[] Slope { get; } = slope;

    /// <summary>Offset of each class's sigmoid.</summary>
    public double[] Offset { get; } = offset;

    /// <inheritdoc/>
    public override int ClassCount => Linear.Bias.Length;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        Linear.Score(features, probabilities);
        for (var c = 0; c < probabilities.Length; c++)
        {
            probabilities[c] = 1.0 / (1.0 + Math.Exp(Slope[c] * probabilities[c] + Offset[c]));
        }

        Normalise(probabilities);
    }

    internal override string? FindFault(int columnCount) =>
        Linear is null || Slope is null || Offset is null
            ? "it lacks linear weights, slopes or offsets"
            : Linear.FindFault(columnCount)
                ?? (
                    Slope.Length != ClassCount || Offset.Length != ClassCount
                        ? $"there must be {ClassCount} slopes and offsets, one per class"
                        : ModelNumbers.FindFault("a slope", Slope) ?? ModelNumbers.FindFault("an offset", Offset)
                );
}
