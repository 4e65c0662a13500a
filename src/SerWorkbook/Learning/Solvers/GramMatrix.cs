using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>The kernel of every pair of training rows.</summary>
internal static class GramMatrix
{
    /// <summary>The most rows: their matrix takes 4 bytes a pair, 576 MB for these.</summary>
    public const int MostRows = 12_000;

    // A kernel has 1 added for the bias; a row's Gaussian kernel with itself is 1.
    private const float Bias = 1;
    private const float Itself = 1;

    /// <summary>What a training over pairs needs: the scaled rows, their products, and a matrix that is made of these, bytes.</summary>
    public static long BytesOf(long rows, long columns) => sizeof(float) * rows * (columns + 2 * rows);

    /// <summary>The inner products of all pairs.</summary>
    /// <exception cref="SerException">There are too many rows.</exception>
    public static float[][] Products(ScaledRows rows, CancellationToken cancellationToken)
    {
        RequireFew(rows.Count);
        var length = RowProducts.Padded(rows.Columns);
        return Products([.. Enumerable.Range(0, rows.Count).Select(row => rows.Row(row, length))], cancellationToken);
    }

    /// <summary>The inner products of all pairs of rows of one padded length.</summary>
    public static float[][] Products(float[][] rows, CancellationToken cancellationToken)
    {
        RequireFew(rows.Length);
        var matrix = Array.ConvertAll(rows, _ => new float[rows.Length]);
        RowProducts.MultiplyAll(rows, (first, second, block) => Place(matrix, first, second, block), cancellationToken);
        return matrix;
    }

    /// <summary>Inner products divided by the number of columns, plus 1 for the bias.</summary>
    /// <param name="products">The inner products of all pairs.</param>
    /// <param name="columns">Number of columns.</param>
    public static float[][] Linear(float[][] products, int columns) =>
        Array.ConvertAll(products, row => Array.ConvertAll(row, product => product / columns + Bias));

    /// <summary>Gaussian kernel exp(-gamma |x - y|^2 / columns), plus 1 for the bias.</summary>
    /// <param name="products">The inner products of all pairs: |x - y|^2 = x x + y y - 2 x y.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="gamma">How fast it falls with the distance.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static float[][] Gaussian(float[][] products, int columns, double gamma, CancellationToken cancellationToken)
    {
        var matrix = Array.ConvertAll(products, _ => new float[products.Length]);
        for (var i = 0; i < matrix.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            matrix[i][i] = Itself + Bias;
            for (var j = 0; j < i; j++)
            {
                var distance = Math.Max(0, (double)products[i][i] + products[j][j] - 2.0 * products[i][j]);
                matrix[i][j] = matrix[j][i] = (float)Math.Exp(-gamma * distance / columns) + Bias;
            }
        }

        return matrix;
    }

    private static void Place(float[][] matrix, int first, int second, ReadOnlySpan<float> block)
    {
        for (var i = first; i < Math.Min(first + RowProducts.BlockRows, matrix.Length); i++)
        {
            for (var j = second; j < Math.Min(second + RowProducts.BlockRows, i + 1); j++)
            {
                matrix[i][j] = matrix[j][i] = block[(i - first) * RowProducts.BlockRows + j - second];
            }
        }
    }

    private static void RequireFew(int rows)
    {
        if (rows > MostRows)
        {
            throw new SerException(
                $"There are {rows} rows to learn from; a trainer that compares all pairs takes up to {MostRows}: choose svm, ridge, lda "
                    + "or lbfgs."
            );
        }
    }
}
