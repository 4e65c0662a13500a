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
    private const int Parts = 4;
    private const int MiddleBins = 4;

    private readonly int _rows;
    private readonly int _firstPoints;
    private readonly int _scratch;
    private readonly int _low;
    private readonly int _middle;
    private readonly int _turns;
    private readonly int _twiddles;
    private readonly AlignedFloats _memory;

    /// <summary>Prepares transforms of a power of two of <see cref="SmallestSize"/> points or more.</summary>
    public Avx2Transform(int size)
    {
        _rows = size / Lanes;
        _firstPoints = BitOperations.Log2((uint)_rows) % 2 == 0 ? 16 : 8;

        // Real and imaginary parts of the pass before and of the pass after; then what the last pass needs; then tables.
        // The line between two parts keeps them from sharing the low bits of their addresses, which stalls loads after stores.
        var points = (_firstPoints / 2 + 1) * (_rows / _firstPoints) * Lanes;
        _scratch = Math.Max(points, (_rows / 2 + 1) * Lanes) + AlignedFloats.Line;
        _low = Parts * _scratch;
        _middle = _low + Lanes * Lanes;
        _turns = _middle + 2 * MiddleBins * Lanes;
        _twiddles = _turns + _rows / 2 / Lanes * Avx2Lanes.TurnsPerBlock;
        var twiddles = Twiddles(_firstPoints, _rows);
        _memory = new AlignedFloats(_twiddles + twiddles.Length);
        var memory = MemoryMarshal.CreateSpan(ref _memory.First, _memory.Length);
        FillMiddle(memory[_middle.._turns]);
        FillTurns(memory[_turns.._twiddles], size);
        twiddles.CopyTo(memory[_twiddles..]);
    }

    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        ref var memory = ref _memory.First;
        ref var re = ref Columns(ref memory, signal);
        Avx2Lanes.Join<ComplexBins>(
            ref re,
            ref Unsafe.Add(ref re, _scratch),
            ref Unsafe.Add(ref memory, _turns),
            ref Unsafe.Add(ref memory, _low),
            ref MemoryMarshal.GetReference(real),
            ref MemoryMarshal.GetReference(imaginary),
            _rows
        );
        var (middleRe, middleIm) = Middle(ref Unsafe.Add(ref re, _rows / 2 * Lanes), ref Unsafe.Add(ref memory, _middle));
        for (var p = 0; p < MiddleBins; p++)
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
        ref var memory = ref _memory.First;
        ref var re = ref Columns(ref memory, signal);
        ref var bins = ref MemoryMarshal.GetReference(power);
        Avx2Lanes.Join<PowerBins>(
            ref re,
            ref Unsafe.Add(ref re, _scratch),
            ref Unsafe.Add(ref memory, _turns),
            ref Unsafe.Add(ref memory, _low),
            ref bins,
            ref bins,
            _rows
        );
        var (middleRe, middleIm) = Middle(ref Unsafe.Add(ref re, _rows / 2 * Lanes), ref Unsafe.Add(ref memory, _middle));
        var middle = middleRe * middleRe + middleIm * middleIm;
        for (var p = 0; p < MiddleBins; p++)
        {
            power[_rows / 2 + _rows * p] = middle[p];
        }
    }

    // Transforms every column; returns the real parts, which the imaginary parts follow.
    private ref float Columns(ref float memory, ReadOnlySpan<float> signal)
    {
        ref var from = ref MemoryMarshal.GetReference(signal);
        ref var re = ref memory;
        ref var to = ref Unsafe.Add(ref memory, 2 * _scratch);
        ref var twiddles = ref Unsafe.Add(ref memory, _twiddles);
        var points = _firstPoints;
        if (points == 16)
        {
            Avx2Columns.First16(ref from, ref re, ref Unsafe.Add(ref re, _scratch), _rows / points);
        }
        else
        {
            Avx2Columns.First8(ref from, ref re, ref Unsafe.Add(ref re, _scratch), _rows / points);
        }

        for (; points < _rows; points *= 4)
        {
            Avx2Columns.Join4(
                ref re,
                ref Unsafe.Add(ref re, _scratch),
                ref to,
                ref Unsafe.Add(ref to, _scratch),
                ref twiddles,
                points,
                _rows / (4 * points)
            );
            twiddles = ref Unsafe.Add(ref twiddles, TwiddlesOf(points));
            ref var last = ref re;
            re = ref to;
            to = ref last;
        }

        return ref re;
    }

    // Bins J/2 + J p, p = 0 … 3, lie between the blocks of the last pass; bin J/2 of every column is real.
    private static (Vector128<float> Re, Vector128<float> Im) Middle(ref float columns, ref float turns)
    {
        var values = Vector256.LoadUnsafe(ref columns);
        return (SumFour(values, ref turns), SumFour(values, ref Unsafe.Add(ref turns, MiddleBins * Lanes)));
    }

    private static Vector128<float> SumFour(Vector256<float> values, ref float turns)
    {
        var first = Avx.HorizontalAdd(values * Vector256.LoadUnsafe(ref turns), values * Vector256.LoadUnsafe(ref turns, Lanes));
        var second = Avx.HorizontalAdd(
            values * Vector256.LoadUnsafe(ref turns, 2 * Lanes),
            values * Vector256.LoadUnsafe(ref turns, 3 * Lanes)
        );
        var sums = Avx.HorizontalAdd(first, second);
        return sums.GetLower() + sums.GetUpper();
    }

    private static int TwiddlesOf(int points) => 6 * (points / 2 - 1);

    private static float[] Twiddles(int firstPoints, int rows)
    {
        var twiddles = new List<float>();
        for (var points = firstPoints; points < rows; points *= 4)
        {
            for (var k = 1; k < points / 2; k++)
            {
                for (var q = 1; q <= 3; q++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * q * k / (4 * points));
                    twiddles.Add((float)cosine);
                    twiddles.Add((float)sine);
                }
            }
        }

        return [.. twiddles];
    }

    private static void FillTurns(Span<float> turns, int size)
    {
        for (var k = 0; k < size / Lanes / 2; k++)
        {
            for (var column = 1; column < Lanes; column++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * column * k / size);
                var place = k / Lanes * Avx2Lanes.TurnsPerBlock + (column - 1) * 2 * Lanes + k % Lanes;
                turns[place] = (float)cosine;
                turns[place + Lanes] = (float)sine;
            }
        }
    }

    private static void FillMiddle(Span<float> turns)
    {
        for (var p = 0; p < MiddleBins; p++)
        {
            for (var column = 0; column < Lanes; column++)
            {
                var (sine, cosine) = Math.SinCos(-Math.PI * column * (1 + 2 * p) / Lanes);
                turns[p * Lanes + column] = (float)cosine;
                turns[(MiddleBins + p) * Lanes + column] = (float)sine;
            }
        }
    }
}
