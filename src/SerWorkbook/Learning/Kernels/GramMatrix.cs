using SerWorkbook.Speech;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Learning.Kernels;

/// <summary>The kernel of every pair of training rows.</summary>
internal static class GramMatrix
{
    /// <summary>The most rows: their matrix takes 4 bytes a pair, 576 MB for these.</summary>
    public const int MostRows = 12_000;

    // Pairs are worked on in squares of this many rows, so that rows stay in the cache.
    private const int BlockRows = 32;

    /// <summary>Inner products divided by the number of columns, plus 1 for the bias.</summary>
    /// <exception cref="SerException">There are too many rows.</exception>
    public static float[][] Linear(float[][] rows, CancellationToken cancellationToken) =>
        Fill(rows, (x, y) => FixedOrderSums.Dot<float>(x, y) / x.Length + 1, cancellationToken);

    /// <summary>Gaussian kernel exp(-gamma |x - y|^2 / columns), plus 1 for the bias.</summary>
    /// <exception cref="SerException">There are too many rows.</exception>
    public static float[][] Gaussian(float[][] rows, double gamma, CancellationToken cancellationToken) =>
        Fill(rows, (x, y) => (float)Math.Exp(-gamma * FixedOrderSums.SquaredDistance<float>(x, y) / x.Length) + 1, cancellationToken);

    private static float[][] Fill(float[][] rows, Func<float[], float[], float> kernel, CancellationToken cancellationToken)
    {
        if (rows.Length > MostRows)
        {
            throw new SerException($"There are {rows.Length} rows to learn from; a trainer that compares all pairs takes up to {MostRows}: choose lbfgs, sdca or lightGbm.");
        }

        var matrix = Array.ConvertAll(rows, _ => new float[rows.Length]);
        for (var first = 0; first < rows.Length; first += BlockRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var second = 0; second <= first; second += BlockRows)
            {
                FillBlock(rows, matrix, first, second, kernel);
            }
        }

        return matrix;
    }

    private static void FillBlock(float[][] rows, float[][] matrix, int first, int second, Func<float[], float[], float> kernel)
    {
        for (var i = first; i < Math.Min(first + BlockRows, rows.Length); i++)
        {
            for (var j = second; j < Math.Min(second + BlockRows, i + 1); j++)
            {
                matrix[i][j] = matrix[j][i] = kernel(rows[i], rows[j]);
            }
        }
    }
}
