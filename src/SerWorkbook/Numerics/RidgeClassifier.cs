using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Numerics;

/// <summary>Regularised least-squares classification, one class against the others, in closed form.</summary>
/// <remarks>
/// Solves (K / p + lambda I) A = Y with K the inner products of the training rows, p their length and Y one column of ±1 a
/// class (Rifkin, Yeo and Poggio, "Regularized least-squares classification", 2003). Fast and without randomness: good to
/// compare what sets of features say, not to win.
/// </remarks>
internal sealed class RidgeClassifier
{
    private const double Lambda = 0.1;

    private readonly double[][] _training;
    private readonly double[][] _weights;

    private RidgeClassifier(double[][] training, double[][] weights)
    {
        _training = training;
        _weights = weights;
    }

    /// <summary>Learns.</summary>
    /// <param name="rows">Training rows, all of one length.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <param name="count">Number of classes.</param>
    public static RidgeClassifier Fit(double[][] rows, int[] classes, int count)
    {
        double[][] lower =
        [
            .. rows.Select(
                (row, i) =>
                    Enumerable
                        .Range(0, i + 1)
                        .Select(j => FixedOrderSums.Dot<double>(row, rows[j]) / row.Length + (i == j ? Lambda : 0))
                        .ToArray()
            ),
        ];
        var factor = Cholesky.Of(lower, CancellationToken.None);
        var weights = new double[count][];
        for (var c = 0; c < count; c++)
        {
            weights[c] = factor.Solve(Array.ConvertAll(classes, actual => actual == c ? 1.0 : -1.0));
        }

        return new RidgeClassifier(rows, weights);
    }

    /// <summary>Predicts the class of a row.</summary>
    /// <param name="row">A row of the training rows' length.</param>
    public int Predict(double[] row)
    {
        var products = Array.ConvertAll(_training, other => FixedOrderSums.Dot<double>(row, other));
        var scores = Array.ConvertAll(_weights, weights => FixedOrderSums.Dot<double>(products, weights));
        return TensorPrimitives.IndexOfMax<double>(scores);
    }
}
