using SerWorkbook.Speech.Prediction;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>One linear score per class: weights times features plus bias.</summary>
/// <param name="Weights">Classes x columns.</param>
/// <param name="Bias">One value per class.</param>
public sealed record LinearWeights(float[][] Weights, float[] Bias)
{
    /// <summary>Computes the scores.</summary>
    /// <param name="features">Scaled features, one value per column.</param>
    /// <param name="scores">Takes one score per class.</param>
    public void Score(ReadOnlySpan<float> features, Span<double> scores)
    {
        for (var c = 0; c < Weights.Length; c++)
        {
            scores[c] = Bias[c] + WideSums.Dot(Weights[c], features[..Weights[c].Length]);
        }
    }

    internal string? FindFault(int columnCount) =>
        Weights is null || Bias is null || Weights.Length == 0 || Weights.Length != Bias.Length
            ? "its weights and biases do not belong to the same classes"
        : Weights.Any(row => row is null || row.Length != columnCount) ? $"each class must have {columnCount} weights"
        : Weights.Select(row => ModelNumbers.FindFault("a weight", row)).FirstOrDefault(fault => fault is not null)
            ?? ModelNumbers.FindFault("a bias", Bias);
}
