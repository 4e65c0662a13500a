using System.Buffers;
using SerWorkbook.Speech.Prediction;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>A Gaussian kernel machine: s[c] = sum over rows of weight[c][row] exp(-gamma |x - row|^2) + bias[c], then a softmax.</summary>
/// <param name="columns">The columns that are looked at, rising.</param>
/// <param name="rows">Training rows that matter: rows x looked-at columns, scaled.</param>
/// <param name="weights">Classes x rows.</param>
/// <param name="bias">One value per class.</param>
/// <param name="gamma">The kernel's width, 1 over squared scaled units.</param>
public sealed class SoftmaxKernelClassifier(int[] columns, float[][] rows, float[][] weights, float[] bias, double gamma) : Classifier
{
    /// <summary>The columns that are looked at, rising.</summary>
    public int[] Columns { get; } = columns;

    /// <summary>Training rows that matter: rows x looked-at columns, scaled.</summary>
    public float[][] Rows { get; } = rows;

    /// <summary>Classes x rows.</summary>
    public float[][] Weights { get; } = weights;

    /// <summary>One value per class.</summary>
    public float[] Bias { get; } = bias;

    /// <summary>The kernel's width, 1 over squared scaled units.</summary>
    public double Gamma { get; } = gamma;

    /// <inheritdoc/>
    public override int ClassCount => Bias.Length;

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities)
    {
        // From a pool, so that a tracker allocates nothing.
        var rented = ArrayPool<float>.Shared.Rent(Columns.Length);
        var kept = rented.AsSpan(0, Columns.Length);
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = features[Columns[i]];
        }

        for (var c = 0; c < Bias.Length; c++)
        {
            probabilities[c] = Bias[c];
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            var kernel = Math.Exp(-Gamma * WideSums.SquaredDistance(kept, Rows[row]));
            for (var c = 0; c < Bias.Length; c++)
            {
                probabilities[c] += Weights[c][row] * kernel;
            }
        }

        ArrayPool<float>.Shared.Return(rented);
        Softmax(probabilities);
    }

    internal override string? FindFault(int columnCount) =>
        Columns is null || Rows is null || Weights is null || Bias is null || Bias.Length == 0 || Weights.Length != Bias.Length
            ? "its weights and biases do not belong to the same classes"
        : Columns.Length == 0 || Columns.Any(column => column < 0 || column >= columnCount)
            ? $"it looks at columns that are not among the {columnCount} there are"
        : Rows.Any(row => row is null || row.Length != Columns.Length) || Weights.Any(row => row is null || row.Length != Rows.Length)
            ? "its rows and weights do not fit together"
        : Weights
            .Select(row => ModelNumbers.FindFault("a weight", row))
            .Concat(Rows.Select(row => ModelNumbers.FindFault("a value of a training row", row)))
            .FirstOrDefault(fault => fault is not null)
            ?? ModelNumbers.FindFault("a bias", Bias)
            ?? ModelNumbers.FindFaultOfFactor("its gamma", Gamma);
}
