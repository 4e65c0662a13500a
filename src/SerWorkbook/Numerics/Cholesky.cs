using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech;

namespace SerWorkbook.Numerics;

/// <summary>Solves equations with a symmetric positive definite matrix A = L L'.</summary>
/// <remarks>Four rows of L are made at once, so that an earlier row that is loaded is used four times.</remarks>
internal sealed class Cholesky
{
    private const int High = 4;

    private readonly double[][] _lower;

    private Cholesky(double[][] lower)
    {
        _lower = lower;
    }

    /// <summary>Factors a matrix.</summary>
    /// <param name="lower">The lower triangle, row i with i + 1 values; L takes its place.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Cholesky Of(double[][] lower, CancellationToken cancellationToken)
    {
        var whole = lower.Length / High * High;
        for (var first = 0; first < whole; first += High)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var j = 0; j < first; j++)
            {
                Reduce(lower, first, j);
            }

            FinishRows(lower, first, first + High, first);
        }

        FinishRows(lower, whole, lower.Length, 0);
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

    // L[i][j] of rows first to first + 3 from what stands to the left of it.
    private static void Reduce(double[][] lower, int first, int j)
    {
        ref var row = ref MemoryMarshal.GetArrayDataReference(lower[j]);
        ref var r0 = ref MemoryMarshal.GetArrayDataReference(lower[first]);
        ref var r1 = ref MemoryMarshal.GetArrayDataReference(lower[first + 1]);
        ref var r2 = ref MemoryMarshal.GetArrayDataReference(lower[first + 2]);
        ref var r3 = ref MemoryMarshal.GetArrayDataReference(lower[first + 3]);
        Vector256<double> s0 = default,
            s1 = default,
            s2 = default,
            s3 = default;
        var k = 0;
        for (; k + Vector256<double>.Count <= j; k += Vector256<double>.Count)
        {
            var x = Vector256.LoadUnsafe(ref row, (nuint)k);
            s0 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref r0, (nuint)k), s0);
            s1 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref r1, (nuint)k), s1);
            s2 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref r2, (nuint)k), s2);
            s3 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref r3, (nuint)k), s3);
        }

        Place(lower[first], lower[j], (k, j), Vector256.Sum(s0));
        Place(lower[first + 1], lower[j], (k, j), Vector256.Sum(s1));
        Place(lower[first + 2], lower[j], (k, j), Vector256.Sum(s2));
        Place(lower[first + 3], lower[j], (k, j), Vector256.Sum(s3));
    }

    private static void Place(double[] row, double[] earlier, (int Next, int End) rest, double sum)
    {
        for (var k = rest.Next; k < rest.End; k++)
        {
            sum += row[k] * earlier[k];
        }

        row[rest.End] = (row[rest.End] - sum) / earlier[rest.End];
    }

    private static void FinishRows(double[][] lower, int first, int end, int from)
    {
        for (var i = first; i < end; i++)
        {
            for (var j = from; j <= i; j++)
            {
                var rest = lower[i][j] - FixedOrderSums.Dot<double>(lower[i].AsSpan(0, j), lower[j].AsSpan(0, j));
                lower[i][j] = i == j ? Math.Sqrt(rest) : rest / lower[j][j];
            }
        }
    }
}
