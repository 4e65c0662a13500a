using System.Numerics.Tensors;
using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Solves A x = b with a symmetric positive definite matrix A for several b.</summary>
/// <remarks>
/// A large matrix is factored in single precision, and the solution is refined with residuals in double precision (Wilkinson, "Rounding
/// Errors in Algebraic Processes", 1963). A matrix for which that does not converge is factored in double precision.
/// </remarks>
internal static class PositiveSystem
{
    /// <summary>From this height on, factoring takes so long that single precision is worth its refinement.</summary>
    public const int LargeHeight = 1_000;

    // The weights of models are single precision: this leaves nothing of the rounding of the factor in them.
    private const double Tolerance = 1e-10;
    private const int MostSteps = 40;

    // A step that does not halve the correction is one of many.
    private const double SlowestRate = 0.5;

    /// <summary>Solves the equations.</summary>
    /// <param name="lower">The lower triangle of A, row i with i + 1 values; it may be written over.</param>
    /// <param name="right">The b; they are left as they are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One x for each b.</returns>
    public static double[][] Solve(double[][] lower, IReadOnlyList<double[]> right, CancellationToken cancellationToken)
    {
        if (
            lower.Length >= LargeHeight
            && SingleFactor.Of(lower, cancellationToken) is { } single
            && Refine(lower, single, right, cancellationToken) is { } refined
        )
        {
            return refined;
        }

        var factor = Cholesky.Of(lower, cancellationToken);
        return [.. right.Select(b => factor.Solve([.. b]))];
    }

    /// <summary>Solves with a factor in single precision.</summary>
    /// <returns>The solutions; <see langword="null"/> where they do not converge.</returns>
    public static double[][]? Refine(
        double[][] lower,
        SingleFactor factor,
        IReadOnlyList<double[]> right,
        CancellationToken cancellationToken
    )
    {
        double[][] solutions = [.. right.Select(b => new double[b.Length])];
        var last = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rests = Residuals(lower, solutions, right);

            // Scaled to 1, no residual is too small for single precision.
            double[] scales = [.. rests.Select(rest => Magnitude(rest))];
            float[][] steps = [.. rests.Select((rest, c) => Array.ConvertAll(rest, v => scales[c] > 0 ? (float)(v / scales[c]) : 0))];
            factor.Solve(steps);
            var size = 0.0;
            for (var c = 0; c < solutions.Length; c++)
            {
                double[] change = Array.ConvertAll(steps[c], value => scales[c] * value);
                TensorPrimitives.Add(solutions[c], change, solutions[c]);
                var magnitude = Magnitude(solutions[c]);
                size = Math.Max(size, magnitude > 0 ? Magnitude(change) / magnitude : 0);
            }

            if (size <= Tolerance)
            {
                return solutions;
            }

            if (!(size < SlowestRate * last))
            {
                return null;
            }

            last = size;
        }

        return null;
    }

    // b - A x; every row of A is read once.
    private static double[][] Residuals(double[][] lower, double[][] solutions, IReadOnlyList<double[]> right)
    {
        double[][] rests = [.. right.Select(b => (double[])[.. b])];
        for (var i = 0; i < lower.Length; i++)
        {
            var row = lower[i].AsSpan(0, i);
            for (var c = 0; c < rests.Length; c++)
            {
                var (x, rest) = (solutions[c], rests[c]);
                rest[i] -= FixedOrderSums.Dot<double>(row, x.AsSpan(0, i)) + lower[i][i] * x[i];
                TensorPrimitives.MultiplyAdd(row, -x[i], rest.AsSpan(0, i), rest.AsSpan(0, i));
            }
        }

        return rests;
    }

    private static double Magnitude(double[] values) => Math.Abs(TensorPrimitives.MaxMagnitude<double>(values));
}
