using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>
/// One sum of boosted trees per class, each turned into a probability by a sigmoid and all divided by their sum:
/// p[c] = g[c] / sum of g, g[c] = 1 / (1 + exp(-sigmoid s[c])), s[c] = sum over the trees of the class.
/// </summary>
/// <param name="trees">Classes x trees.</param>
/// <param name="sigmoid">Steepness of the sigmoid; 0.5 in ML.NET's LightGBM.</param>
public sealed class OneVersusAllTreeClassifier(RegressionTree[][] trees, double sigmoid) : Classifier
{
    /// <summary>Classes x trees.</summary>
    public RegressionTree[][] Trees { get; } = trees;

    /// <summary>Steepness of the sigmoid.</summary>
    public double Sigmoid { get; } = sigmoid;

    /// <inheritdoc/>
    public override int ClassCount => Trees.Length;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        for (var c = 0; c < probabilities.Length; c++)
        {
            var sum = 0.0;
            foreach (var tree in Trees[c])
            {
                sum += tree.Evaluate(features);
            }

            probabilities[c] = 1.0 / (1.0 + Math.Exp(-Sigmoid * sum));
        }

        Normalise(probabilities);
    }

    internal override string? FindFault(int columnCount) =>
        Trees is null || Trees.Length == 0 || Trees.Any(group => group is null)
            ? "it holds no trees"
            : ModelNumbers.FindFaultOfFactor("its sigmoid", Sigmoid)
                ?? (
                    Trees.SelectMany(group => group).All(tree => tree is not null && tree.IsSound(columnCount))
                        ? null
                        : "a tree is broken: its nodes, columns or leaves do not fit together"
                )
                ?? Trees.SelectMany(group => group).Select(tree => tree.FindFault()).FirstOrDefault(fault => fault is not null);
}
