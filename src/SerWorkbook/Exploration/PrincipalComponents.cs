using SerWorkbook.Speech;

namespace SerWorkbook.Exploration;

/// <summary>Principal components of rows whose columns are brought to mean 0 and variance 1, in double precision.</summary>
/// <remarks>
/// From the eigenvectors of the products of the rows with each other or, where there are fewer columns, of the columns. All sums
/// have one order: the same rows give the same bytes whatever the width of the processor's vectors.
/// </remarks>
internal static class PrincipalComponents
{
    /// <summary>Takes rows apart.</summary>
    /// <param name="rows">Two rows or more, of equally many columns.</param>
    /// <param name="rank">How many components are wanted, at most the number of rows and of columns.</param>
    /// <param name="seed">The seed of the iteration's start.</param>
    /// <returns>The components of each row, the largest first, and the sum of all squared scaled values.</returns>
    public static (double[][] Scores, double Total) Of(IReadOnlyList<float[]> rows, int rank, int seed)
    {
        var columns = Transposed([.. rows.Select(row => Array.ConvertAll(row, value => (double)value))]);
        Parallel.For(0, columns.Length, k => Scale(columns[k]));
        var scaled = Transposed(columns);
        var total = scaled.Sum(row => FixedOrderSums.SumOfSquares<double>(row));
        return (rows.Count <= columns.Length ? FromRows(scaled, rank, seed) : FromColumns(scaled, columns, rank, seed), total);
    }

    // A row's score is its entry in the eigenvector times the singular value.
    private static double[][] FromRows(double[][] rows, int rank, int seed)
    {
        var (values, vectors) = LeadingEigenvectors.Of(Products(rows), rank, seed);
        return
        [
            .. Enumerable
                .Range(0, rows.Length)
                .Select(i => Enumerable.Range(0, rank).Select(k => vectors[k][i] * Math.Sqrt(Math.Max(0, values[k]))).ToArray()),
        ];
    }

    private static double[][] FromColumns(double[][] rows, double[][] columns, int rank, int seed)
    {
        var (_, vectors) = LeadingEigenvectors.Of(Products(columns), rank, seed);
        return Array.ConvertAll(rows, row => Array.ConvertAll(vectors, vector => FixedOrderSums.Dot<double>(row, vector)));
    }

    private static void Scale(double[] column)
    {
        var mean = FixedOrderSums.Sum<double>(column) / column.Length;
        for (var i = 0; i < column.Length; i++)
        {
            column[i] -= mean;
        }

        // A column of one value says nothing; what its mean leaves of it is a rounding error.
        var deviation = Math.Sqrt(FixedOrderSums.SumOfSquares<double>(column) / column.Length);
        var scale = deviation > 1e-12 * Math.Abs(mean) ? 1 / deviation : 0;
        for (var i = 0; i < column.Length; i++)
        {
            column[i] *= scale;
        }
    }

    private static double[][] Products(double[][] vectors)
    {
        double[][] products = Array.ConvertAll(vectors, _ => new double[vectors.Length]);
        Parallel.For(
            0,
            vectors.Length,
            i =>
            {
                for (var j = 0; j <= i; j++)
                {
                    products[i][j] = products[j][i] = FixedOrderSums.Dot<double>(vectors[i], vectors[j]);
                }
            }
        );
        return products;
    }

    private static double[][] Transposed(double[][] rows)
    {
        double[][] columns = [.. Enumerable.Range(0, rows[0].Length).Select(_ => new double[rows.Length])];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < columns.Length; k++)
            {
                columns[k][i] = rows[i][k];
            }
        }

        return columns;
    }
}
