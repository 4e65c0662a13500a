using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>The Cholesky factor L of a large symmetric positive definite matrix in single precision, made block by block.</summary>
/// <remarks>
/// The inner products of <see cref="RowProducts"/> use each value that is loaded several times, which a factorisation row by row does
/// not: at 2,822 columns that one waits for memory most of the time.
/// </remarks>
internal sealed class SingleFactor
{
    private const int Block = RowProducts.BlockRows;

    private readonly float[][] _rows;

    private SingleFactor(float[][] rows)
    {
        _rows = rows;
    }

    /// <summary>Factors a matrix.</summary>
    /// <param name="lower">Its lower triangle, row i with i + 1 values; it is left as it is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The factor; <see langword="null"/> where rounding makes the matrix indefinite.</returns>
    public static SingleFactor? Of(double[][] lower, CancellationToken cancellationToken)
    {
        // What is not known yet is 0 and adds nothing to a product.
        float[][] rows = [.. lower.Select(_ => new float[RowProducts.Padded(lower.Length)])];
        Span<float> sums = stackalloc float[Block * Block];
        for (var first = 0; first < rows.Length; first += Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var second = 0; second <= first; second += Block)
            {
                RowProducts.Multiply(rows, first, second, RowProducts.Padded(second), sums);
                if (!FinishBlock(rows, lower, first, second, sums))
                {
                    return null;
                }
            }
        }

        return new SingleFactor(rows);
    }

    /// <summary>Solves L L' x = b for several b at once, so that L is read once for all.</summary>
    /// <param name="right">The b, each as long as the matrix is high; take the x.</param>
    public void Solve(float[][] right)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = _rows[i].AsSpan(0, i);
            foreach (var values in right)
            {
                values[i] = (values[i] - FixedOrderSums.Dot<float>(row, values.AsSpan(0, i))) / _rows[i][i];
            }
        }

        for (var i = _rows.Length - 1; i >= 0; i--)
        {
            var row = _rows[i].AsSpan(0, i);
            foreach (var values in right)
            {
                values[i] /= _rows[i][i];
                TensorPrimitives.MultiplyAdd(row, -values[i], values.AsSpan(0, i), values.AsSpan(0, i));
            }
        }
    }

    // Places the values of one block from the sums over the columns to its left.
    private static bool FinishBlock(float[][] rows, double[][] lower, int first, int second, ReadOnlySpan<float> sums)
    {
        for (var i = first; i < Math.Min(first + Block, rows.Length); i++)
        {
            var row = rows[i].AsSpan(second);
            for (var j = second; j < Math.Min(second + Block, i + 1); j++)
            {
                var within = j - second;
                var rest = (float)(lower[i][j] - sums[(i - first) * Block + within]);
                rest -= FixedOrderSums.Dot<float>(row[..within], rows[j].AsSpan(second, within));
                if (i == j && !(rest > 0 && float.IsFinite(rest)))
                {
                    return false;
                }

                row[within] = i == j ? MathF.Sqrt(rest) : rest / rows[j][j];
            }
        }

        return true;
    }
}
