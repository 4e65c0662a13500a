namespace SerWorkbook.Exploration;

/// <summary>All eigenvectors of a small symmetric matrix, by Jacobi's rotations in cyclic order.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, 4th edition, section 8.5.</remarks>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">A symmetric matrix; it is overwritten.</param>
    /// <returns>Eigenvalues, falling, and the eigenvector of each; of equal eigenvalues the earlier column comes first.</returns>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] vectors = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (var sweep = 0; sweep < MostSweeps && !IsDiagonal(matrix); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => matrix[i][i])];
        return (Array.ConvertAll(order, i => matrix[i][i]), Array.ConvertAll(order, i => vectors[i]));
    }

    private static bool IsDiagonal(double[][] matrix)
    {
        var (outside, all) = (0.0, 0.0);
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j < matrix.Length; j++)
            {
                all += matrix[i][j] * matrix[i][j];
                outside += i == j ? 0 : matrix[i][j] * matrix[i][j];
            }
        }

        return outside <= 1e-30 * all;
    }

    // Zeroes the elements (p, q) and (q, p). The eigenvectors are kept as rows.
    private static void Rotate(double[][] matrix, double[][] vectors, int p, int q)
    {
        if (matrix[p][q] == 0)
        {
            return;
        }

        var tau = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        var tangent = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + tau * tau));
        var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        var sine = tangent * cosine;
        for (var k = 0; k < matrix.Length; k++)
        {
            (matrix[k][p], matrix[k][q]) = Turned(matrix[k][p], matrix[k][q], cosine, sine);
        }

        for (var k = 0; k < matrix.Length; k++)
        {
            (matrix[p][k], matrix[q][k]) = Turned(matrix[p][k], matrix[q][k], cosine, sine);
            (vectors[p][k], vectors[q][k]) = Turned(vectors[p][k], vectors[q][k], cosine, sine);
        }
    }

    private static (double First, double Second) Turned(double first, double second, double cosine, double sine) =>
        (cosine * first - sine * second, sine * first + cosine * second);
}
