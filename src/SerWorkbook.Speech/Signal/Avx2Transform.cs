using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>The real transform for processors with AVX2 and fused multiply-add.</summary>
/// <remarks>
/// The signal is a matrix of J = N/8 rows and eight columns as it lies in memory. All eight columns are transformed at once,
/// one column a vector lane (<see cref="Avx2Columns"/>); the last pass joins them (<see cref="Avx2Lanes"/>). Real signals are
/// treated as real throughout, and neither bits are reversed nor even and odd samples taken apart.
/// </remarks>
internal sealed class Avx2Transform : RealTransform
{
    /// <summary>The shortest transform: two rows of eight bins.</summary>
    public const int SmallestSize = 128;

    private const int Lanes = Avx2Columns.Lanes;

    private readonly int _rows;
    private readonly int _firstPoints;
    private readonly AlignedFloats[] _re;
    private readonly AlignedFloats[] _im;
    private readonly AlignedFloats[] _twiddles;
    private readonly AlignedFloats _turns;
    private readonly AlignedFloats _middle;
    private readonly AlignedFloats _low = new(Lanes * Lanes);

    /// <summary>Prepares transforms of a power of two of <see cref="SmallestSize"/> points or more.</summary>
    public Avx2Transform(int size)
    {
        _rows = size / Lanes;
        _firstPoints = BitOperations.Log2((uint)_rows) % 2 == 0 ? 16 : 8;
        _re = [new AlignedFloats(size), new AlignedFloats(size)];
        _im = [new AlignedFloats(size), new AlignedFloats(size)];
        _twiddles = Twiddles(_firstPoints, _rows);
        _turns = Turns(size);
        _middle = MiddleTurns();
    }

    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        var half = Columns(signal);
        ref var re = ref _re[half].First;
        Avx2Lanes.Join<ComplexBins>(
            ref re, ref _im[half].First, ref _turns.First, ref _low.First, ref MemoryMarshal.GetReference(real), ref MemoryMarshal.GetReference(imaginary), _rows);
        var (middleRe, middleIm) = Middle(ref Unsafe.Add(ref re, _rows / 2 * Lanes));
        for (var p = 0; p < Vector128<float>.Count; p++)
        {
            real[_rows / 2 + _rows * p] = middleRe[p];
            imaginary[_rows / 2 + _rows * p] = middleIm[p];
        }

        imaginary[0] = 0f;
        imaginary[^1] = 0f;
    }

    /// <inheritdoc/>
    public override void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        var half = Columns(signal);
        ref var re = ref _re[half].First;
        ref var bins = ref MemoryMarshal.GetReference(power);
        Avx2Lanes.Join<PowerBins>(ref re, ref _im[half].First, ref _turns.First, ref _low.First, ref bins, ref bins, _rows);
        var (middleRe, middleIm) = Middle(ref Unsafe.Add(ref re, _rows / 2 * Lanes));
        var middle = middleRe * middleRe + middleIm * middleIm;
        for (var p = 0; p < Vector128<float>.Count; p++)
        {
            power[_rows / 2 + _rows * p] = middle[p];
        }
    }

    // Transforms every column; returns which of the two memories holds the result.
    private int Columns(ReadOnlySpan<float> signal)
    {
        ref var from = ref MemoryMarshal.GetReference(signal);
        var points = _firstPoints;
        if (points == 16)
        {
            Avx2Columns.First16(ref from, ref _re[0].First, ref _im[0].First, _rows / points);
        }
        else
        {
            Avx2Columns.First8(ref from, ref _re[0].First, ref _im[0].First, _rows / points);
        }

        var half = 0;
        for (var pass = 0; points < _rows; pass++, points *= 4, half = 1 - half)
        {
            Avx2Columns.Join4(
                ref _re[half].First, ref _im[half].First, ref _re[1 - half].First, ref _im[1 - half].First, ref _twiddles[pass].First,
                points, _rows / (4 * points));
        }

        return half;
    }

    // Bins J/2 + J p, p = 0 … 3, lie between the blocks of the last pass; bin J/2 of every column is real.
    private (Vector128<float> Re, Vector128<float> Im) Middle(ref float columns)
    {
        var values = Vector256.LoadUnsafe(ref columns);
        ref var turns = ref _middle.First;
        return (SumFour(values, ref turns), SumFour(values, ref Unsafe.Add(ref turns, 4 * Lanes)));
    }

    private static Vector128<float> SumFour(Vector256<float> values, ref float turns)
    {
        var first = Avx.HorizontalAdd(values * Vector256.LoadUnsafe(ref turns), values * Vector256.LoadUnsafe(ref turns, Lanes));
        var second = Avx.HorizontalAdd(values * Vector256.LoadUnsafe(ref turns, 2 * Lanes), values * Vector256.LoadUnsafe(ref turns, 3 * Lanes));
        var sums = Avx.HorizontalAdd(first, second);
        return sums.GetLower() + sums.GetUpper();
    }

    private static AlignedFloats[] Twiddles(int firstPoints, int rows)
    {
        var passes = new List<AlignedFloats>();
        for (var points = firstPoints; points < rows; points *= 4)
        {
            var table = new AlignedFloats(6 * (points / 2 - 1));
            for (var k = 1; k < points / 2; k++)
            {
                for (var q = 1; q <= 3; q++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * q * k / (4 * points));
                    table.Span[6 * (k - 1) + 2 * (q - 1)] = (float)cosine;
                    table.Span[6 * (k - 1) + 2 * (q - 1) + 1] = (float)sine;
                }
            }

            passes.Add(table);
        }

        return [.. passes];
    }

    private static AlignedFloats Turns(int size)
    {
        var table = new AlignedFloats(size / Lanes / 2 / Lanes * Avx2Lanes.TurnsPerBlock);
        for (var k = 0; k < size / Lanes / 2; k++)
        {
            for (var column = 1; column < Lanes; column++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * column * k / size);
                var place = k / Lanes * Avx2Lanes.TurnsPerBlock + (column - 1) * 2 * Lanes + k % Lanes;
                table.Span[place] = (float)cosine;
                table.Span[place + Lanes] = (float)sine;
            }
        }

        return table;
    }

    private static AlignedFloats MiddleTurns()
    {
        var table = new AlignedFloats(2 * 4 * Lanes);
        for (var p = 0; p < 4; p++)
        {
            for (var column = 0; column < Lanes; column++)
            {
                var (sine, cosine) = Math.SinCos(-Math.PI * column * (1 + 2 * p) / Lanes);
                table.Span[p * Lanes + column] = (float)cosine;
                table.Span[(4 + p) * Lanes + column] = (float)sine;
            }
        }

        return table;
    }
}
