using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Learning.Kernels;

/// <summary>Solves equations with a symmetric positive definite matrix A = L L'.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _lower;

    private Cholesky(double[][] lower)
    {
        _lower = lower;
    }

    /// <summary>Factors a matrix.</summary>
    /// <param name="size">Number of rows.</param>
    /// <param name="element">Gives an element of the lower triangle.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Cholesky Of(int size, Func<int, int, double> element, CancellationToken cancellationToken)
    {
        var lower = new double[size][];
        for (var i = 0; i < size; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var rest = element(i, j) - FixedOrderSums.Dot<double>(lower[i].AsSpan(0, j), lower[j].AsSpan(0, j));
                lower[i][j] = i == j ? Math.Sqrt(rest) : rest / lower[j][j];
            }
        }

        return new Cholesky(lower);
    }

    /// <summary>Natural logarithm of the determinant of A.</summary>
    public double LogDeterminant => 2 * _lower.Sum(row => Math.Log(row[^1]));

    /// <summary>Solves A x = b.</summary>
    /// <param name="right">b; takes x.</param>
    public double[] Solve(double[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            right[i] = (right[i] - FixedOrderSums.Dot<double>(_lower[i].AsSpan(0, i), right.AsSpan(0, i))) / _lower[i][i];
        }

        for (var i = right.Length - 1; i >= 0; i--)
        {
            right[i] /= _lower[i][i];
            for (var j = 0; j < i; j++)
            {
                right[j] -= _lower[i][j] * right[i];
            }
        }

        return right;
    }
}
