using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Inner products of many pairs of rows: several rows at a time, so that a value that is loaded is used several times.</summary>
/// <remarks>
/// The order of the sums depends on the rows' length alone: fused multiply-adds in eight lanes over pieces of
/// <see cref="PieceLength"/> values, then piece after piece. A pair gives the same bits in any block, thread and memory.
/// </remarks>
internal static class RowProducts
{
    /// <summary>Rows must have a multiple of this length; 0 is put where there are no more values.</summary>
    public const int Lanes = 8;

    /// <summary>How many rows by how many rows are multiplied at once: their pieces stay in the second cache.</summary>
    public const int BlockRows = 36;

    // A piece of seven rows, 4 KB each, stays in the first cache.
    private const int PieceLength = 1024;
    private const int High = 4;
    private const int Wide = 3;

    /// <summary>The next multiple of <see cref="Lanes"/>.</summary>
    public static int Padded(int length) => (length + Lanes - 1) / Lanes * Lanes;

    /// <summary>Takes the products of one block of rows with another.</summary>
    /// <param name="first">The first row of the one.</param>
    /// <param name="second">The first row of the other.</param>
    /// <param name="block">Their products as <c>Multiply</c> gives them; written over after the call.</param>
    public delegate void BlockTaker(int first, int second, ReadOnlySpan<float> block);

    /// <summary>Multiplies every pair of rows, block by block: those of the lower triangle.</summary>
    /// <param name="rows">Rows of one length, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="take">Takes each block.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void MultiplyAll(float[][] rows, BlockTaker take, CancellationToken cancellationToken)
    {
        Span<float> block = stackalloc float[BlockRows * BlockRows];
        for (var first = 0; first < rows.Length; first += BlockRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var second = 0; second <= first; second += BlockRows)
            {
                Multiply(rows, first, second, block);
                take(first, second, block);
            }
        }
    }

    /// <summary>Multiplies a block of rows with another one.</summary>
    /// <param name="rows">Rows of one padded length.</param>
    /// <param name="first">The first row of the one block.</param>
    /// <param name="second">The first row of the other block, as high or lower.</param>
    /// <param name="block">
    /// Takes <see cref="BlockRows"/> squared products: that of rows first + i and second + j at i x <see cref="BlockRows"/> + j.
    /// What lies beyond the last row or above the diagonal means nothing.
    /// </param>
    public static void Multiply(float[][] rows, int first, int second, Span<float> block) =>
        Multiply(rows, first, second, rows[0].Length, block);

    /// <summary>Multiplies the beginnings of a block of rows with those of another one.</summary>
    /// <param name="rows">Rows of one padded length.</param>
    /// <param name="first">The first row of the one block.</param>
    /// <param name="second">The first row of the other block, as high or lower.</param>
    /// <param name="length">How much of each row is multiplied, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="block">Takes the products, as the other overload says.</param>
    public static void Multiply(float[][] rows, int first, int second, int length, Span<float> block) =>
        Multiply(
            rows,
            (first, Math.Min(BlockRows, rows.Length - first)),
            (second, Math.Min(BlockRows, rows.Length - second)),
            length,
            block
        );

    /// <summary>Multiplies the beginnings of some rows with those of others that stand as high or lower.</summary>
    /// <param name="rows">Rows of one padded length.</param>
    /// <param name="left">The first of the ones and how many, at most <see cref="BlockRows"/>.</param>
    /// <param name="right">The first of the others, as high or lower, and how many, at most <see cref="BlockRows"/>.</param>
    /// <param name="length">How much of each row is multiplied, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="block">
    /// Takes the product of rows left + i and right + j at i x <see cref="BlockRows"/> + j; what else it holds means nothing.
    /// </param>
    public static void Multiply(float[][] rows, (int First, int Count) left, (int First, int Count) right, int length, Span<float> block)
    {
        block.Clear();
        for (var start = 0; start < length; start += PieceLength)
        {
            var end = Math.Min(start + PieceLength, length);
            for (var i = 0; i < left.Count; i += High)
            {
                for (var j = 0; j < right.Count && right.First + j < left.First + i + High; j += Wide)
                {
                    AddTile(rows, (left.First + i, right.First + j), (start, end), block[(i * BlockRows + j)..]);
                }
            }
        }
    }

    private static void AddTile(float[][] rows, (int Left, int Right) at, (int Start, int End) piece, Span<float> sums)
    {
        ref var a0 = ref Row(rows, at.Left);
        ref var a1 = ref Row(rows, at.Left + 1);
        ref var a2 = ref Row(rows, at.Left + 2);
        ref var a3 = ref Row(rows, at.Left + 3);
        ref var b0 = ref Row(rows, at.Right);
        ref var b1 = ref Row(rows, at.Right + 1);
        ref var b2 = ref Row(rows, at.Right + 2);
        Vector256<float> s00 = default,
            s01 = default,
            s02 = default,
            s10 = default,
            s11 = default,
            s12 = default;
        Vector256<float> s20 = default,
            s21 = default,
            s22 = default,
            s30 = default,
            s31 = default,
            s32 = default;
        for (var k = (nuint)piece.Start; k < (nuint)piece.End; k += Lanes)
        {
            var (x, y, z) = (Vector256.LoadUnsafe(ref b0, k), Vector256.LoadUnsafe(ref b1, k), Vector256.LoadUnsafe(ref b2, k));
            var a = Vector256.LoadUnsafe(ref a0, k);
            s00 = Vector256.FusedMultiplyAdd(a, x, s00);
            s01 = Vector256.FusedMultiplyAdd(a, y, s01);
            s02 = Vector256.FusedMultiplyAdd(a, z, s02);
            a = Vector256.LoadUnsafe(ref a1, k);
            s10 = Vector256.FusedMultiplyAdd(a, x, s10);
            s11 = Vector256.FusedMultiplyAdd(a, y, s11);
            s12 = Vector256.FusedMultiplyAdd(a, z, s12);
            a = Vector256.LoadUnsafe(ref a2, k);
            s20 = Vector256.FusedMultiplyAdd(a, x, s20);
            s21 = Vector256.FusedMultiplyAdd(a, y, s21);
            s22 = Vector256.FusedMultiplyAdd(a, z, s22);
            a = Vector256.LoadUnsafe(ref a3, k);
            s30 = Vector256.FusedMultiplyAdd(a, x, s30);
            s31 = Vector256.FusedMultiplyAdd(a, y, s31);
            s32 = Vector256.FusedMultiplyAdd(a, z, s32);
        }

        Add(sums, s00, s01, s02);
        Add(sums[BlockRows..], s10, s11, s12);
        Add(sums[(2 * BlockRows)..], s20, s21, s22);
        Add(sums[(3 * BlockRows)..], s30, s31, s32);
    }

    // Beyond the end the last row stands again: its products are written where they mean nothing.
    private static ref float Row(float[][] rows, int number) =>
        ref MemoryMarshal.GetArrayDataReference(rows[Math.Min(number, rows.Length - 1)]);

    private static void Add(Span<float> sums, Vector256<float> x, Vector256<float> y, Vector256<float> z)
    {
        sums[0] += Vector256.Sum(x);
        sums[1] += Vector256.Sum(y);
        sums[2] += Vector256.Sum(z);
    }
}
