using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Sums rows by weight: four rows and two sums at a time, so that a value that is loaded is used several times.</summary>
/// <remarks>A sum is made row after row in single precision; it does not depend on the other sums.</remarks>
internal static class RowSums
{
    /// <summary>How many rows are added at a time.</summary>
    public const int High = 4;

    /// <summary>How many sums are made at a time.</summary>
    public const int Wide = 2;

    // A piece of four rows and two sums, 4 KB each, stays in the first cache.
    private const int PieceLength = 1024;

    /// <summary>Adds weighted rows to the sums.</summary>
    /// <param name="rows">Rows of one length, a multiple of <see cref="RowProducts.Lanes"/>.</param>
    /// <param name="first">The first row that is added.</param>
    /// <param name="count">How many are added.</param>
    /// <param name="weights">For each sum one weight per row that is added, and 0 up to a multiple of <see cref="High"/>.</param>
    /// <param name="sums">Sums as long as the rows; their number is a multiple of <see cref="Wide"/>.</param>
    public static void Add(float[][] rows, int first, int count, float[][] weights, float[][] sums)
    {
        for (var start = 0; start < rows[0].Length; start += PieceLength)
        {
            var end = Math.Min(start + PieceLength, rows[0].Length);
            for (var c = 0; c < sums.Length; c += Wide)
            {
                for (var i = 0; i < count; i += High)
                {
                    AddTile(rows, first + i, (start, end), weights[c].AsSpan(i), sums[c], weights[c + 1].AsSpan(i), sums[c + 1]);
                }
            }
        }
    }

    private static void AddTile(
        float[][] rows,
        int first,
        (int Start, int End) piece,
        ReadOnlySpan<float> leftWeights,
        float[] leftSum,
        ReadOnlySpan<float> rightWeights,
        float[] rightSum
    )
    {
        ref var x0 = ref Row(rows, first);
        ref var x1 = ref Row(rows, first + 1);
        ref var x2 = ref Row(rows, first + 2);
        ref var x3 = ref Row(rows, first + 3);
        ref var left = ref MemoryMarshal.GetArrayDataReference(leftSum);
        ref var right = ref MemoryMarshal.GetArrayDataReference(rightSum);
        var (a0, a1) = (Vector256.Create(leftWeights[0]), Vector256.Create(leftWeights[1]));
        var (a2, a3) = (Vector256.Create(leftWeights[2]), Vector256.Create(leftWeights[3]));
        var (b0, b1) = (Vector256.Create(rightWeights[0]), Vector256.Create(rightWeights[1]));
        var (b2, b3) = (Vector256.Create(rightWeights[2]), Vector256.Create(rightWeights[3]));
        for (var k = (nuint)piece.Start; k < (nuint)piece.End; k += RowProducts.Lanes)
        {
            var (s, t) = (Vector256.LoadUnsafe(ref left, k), Vector256.LoadUnsafe(ref right, k));
            var x = Vector256.LoadUnsafe(ref x0, k);
            s = Vector256.FusedMultiplyAdd(a0, x, s);
            t = Vector256.FusedMultiplyAdd(b0, x, t);
            x = Vector256.LoadUnsafe(ref x1, k);
            s = Vector256.FusedMultiplyAdd(a1, x, s);
            t = Vector256.FusedMultiplyAdd(b1, x, t);
            x = Vector256.LoadUnsafe(ref x2, k);
            s = Vector256.FusedMultiplyAdd(a2, x, s);
            t = Vector256.FusedMultiplyAdd(b2, x, t);
            x = Vector256.LoadUnsafe(ref x3, k);
            Vector256.FusedMultiplyAdd(a3, x, s).StoreUnsafe(ref left, k);
            Vector256.FusedMultiplyAdd(b3, x, t).StoreUnsafe(ref right, k);
        }
    }

    // Beyond the end the last row stands again; its weight is 0.
    private static ref float Row(float[][] rows, int number) =>
        ref MemoryMarshal.GetArrayDataReference(rows[Math.Min(number, rows.Length - 1)]);
}
