using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>A binary tree that turns features into a number.</summary>
/// <param name="Feature">The column that each inner node looks at.</param>
/// <param name="Threshold">A value at or below it goes left.</param>
/// <param name="Left">The next node to the left; a negative number n stands for the leaf -n - 1.</param>
/// <param name="Right">The next node to the right; a negative number n stands for the leaf -n - 1.</param>
/// <param name="Leaf">The value of each leaf; a tree without inner nodes has one.</param>
public sealed record RegressionTree(int[] Feature, float[] Threshold, int[] Left, int[] Right, double[] Leaf)
{
    /// <summary>Walks to the leaf of some features.</summary>
    /// <param name="features">Scaled features, one value per column.</param>
    /// <returns>The leaf's value.</returns>
    public double Evaluate(ReadOnlySpan<float> features)
    {
        if (Feature.Length == 0)
        {
            return Leaf[0];
        }

        var node = 0;
        while (node >= 0)
        {
            node = features[Feature[node]] <= Threshold[node] ? Left[node] : Right[node];
        }

        return Leaf[~node];
    }

    // Children stand behind their parents, so that a walk always ends.
    internal bool IsSound(int columnCount) =>
        Feature is not null
        && Threshold is not null
        && Left is not null
        && Right is not null
        && Leaf is { Length: > 0 }
        && Feature.Length == Threshold.Length
        && Feature.Length == Left.Length
        && Feature.Length == Right.Length
        && Feature.All(column => column >= 0 && column < columnCount)
        && Left.Concat(Right).All(child => child >= -Leaf.Length && child < Feature.Length)
        && Left.Index().Concat(Right.Index()).All(edge => edge.Item < 0 || edge.Item > edge.Index);

    // A threshold is only compared with, so it may be as large as a float can be.
    internal string? FindFault() =>
        Threshold.All(float.IsFinite) ? ModelNumbers.FindFault("a leaf of a tree", Leaf) : "a threshold of a tree is not a finite number";
}
