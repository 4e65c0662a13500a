using SerWorkbook.Speech;

namespace SerWorkbook.Exploration;

/// <summary>The eigenvectors of the largest eigenvalues of a symmetric matrix, by subspace iteration from a seeded start.</summary>
/// <remarks>
/// Source: Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53(2), 2011, algorithms 4.4 and 5.3.
/// All sums have one order, so that the result depends on matrix and seed alone, not on the processor or the number of threads.
/// </remarks>
internal static class LeadingEigenvectors
{
    private const int Iterations = 40;
    private const int Oversampling = 10;

    /// <summary>Finds the leading eigenvectors.</summary>
    /// <param name="matrix">A symmetric matrix without negative eigenvalues.</param>
    /// <param name="count">How many are wanted, at most the size of the matrix.</param>
    /// <param name="seed">The seed of the start.</param>
    /// <returns>Eigenvalues, falling, and unit eigenvectors; zeros for directions that the matrix does not have.</returns>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix, int count, int seed)
    {
        var basis = Start(matrix.Length, Math.Min(matrix.Length, count + Oversampling), seed);
        Orthonormalise(basis);
        for (var i = 0; i < Iterations; i++)
        {
            basis = Times(matrix, basis);
            Orthonormalise(basis);
        }

        // Within the subspace the eigenvectors are those of a small matrix (Rayleigh and Ritz).
        var images = Times(matrix, basis);
        var (values, turns) = SymmetricEigen.Of(Within(basis, images));
        return (values[..count], [.. turns.Take(count).Select(turn => Combine(basis, turn))]);
    }

    // Both halves of the small matrix are the same up to rounding; it is made symmetric by their mean.
    private static double[][] Within(double[][] basis, double[][] images) =>
        [
            .. basis.Select(
                (one, i) =>
                    basis
                        .Select(
                            (other, j) => (FixedOrderSums.Dot<double>(one, images[j]) + FixedOrderSums.Dot<double>(other, images[i])) / 2
                        )
                        .ToArray()
            ),
        ];

    private static double[][] Start(int size, int count, int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => 2 * random.NextDouble() - 1).ToArray())];
    }

    private static double[][] Times(double[][] matrix, double[][] vectors)
    {
        double[][] products = Array.ConvertAll(vectors, vector => new double[vector.Length]);
        Parallel.For(
            0,
            matrix.Length,
            i =>
            {
                for (var k = 0; k < vectors.Length; k++)
                {
                    products[k][i] = FixedOrderSums.Dot<double>(matrix[i], vectors[k]);
                }
            }
        );
        return products;
    }

    // Gram and Schmidt, modified; each vector twice, for one pass leaves rounding errors (Giraud et al., 2005).
    private static void Orthonormalise(double[][] vectors)
    {
        for (var k = 0; k < vectors.Length; k++)
        {
            var before = Math.Sqrt(FixedOrderSums.SumOfSquares<double>(vectors[k]));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < k; earlier++)
                {
                    AddScaled(vectors[k], vectors[earlier], -FixedOrderSums.Dot<double>(vectors[k], vectors[earlier]));
                }
            }

            // What is left of a vector that the earlier ones span is rounding errors, not a direction.
            var length = Math.Sqrt(FixedOrderSums.SumOfSquares<double>(vectors[k]));
            var scale = length > 1e-12 * before ? 1 / length : 0;
            vectors[k] = Array.ConvertAll(vectors[k], value => value * scale);
        }
    }

    private static double[] Combine(double[][] vectors, double[] weights)
    {
        var sum = new double[vectors[0].Length];
        for (var k = 0; k < vectors.Length; k++)
        {
            AddScaled(sum, vectors[k], weights[k]);
        }

        return sum;
    }

    private static void AddScaled(double[] sum, double[] vector, double factor)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * vector[i];
        }
    }
}
