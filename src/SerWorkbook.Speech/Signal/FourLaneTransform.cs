using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Signal;

/// <summary>The real transform for WebAssembly: few steps, each of which its runtime knows as an instruction on four lanes.</summary>
/// <remarks>
/// As in <see cref="PortableTransform"/>, a complex transform of N/2 points and a pass that takes the two halves apart. The
/// complex one is Stockham's, radix 4: results come in order, so that no bits are reversed (Van Loan, Computational Frameworks
/// for the Fast Fourier Transform, 1992, section 1.7). It runs anywhere, and is slower than <see cref="PortableTransform"/> where
/// code is compiled.
/// </remarks>
internal sealed class FourLaneTransform : RealTransform
{
    /// <summary>The shortest transform.</summary>
    public const int SmallestSize = 32;

    private const int Lanes = 4;

    // Cosines and sines of the second, third and fourth result of a butterfly.
    private const int TurnsPerPoint = 6;

    private readonly int _half;
    private readonly float[][] _turns;
    private readonly float[] _lastTurns;
    private readonly float[] _imaginary;
    private float[] _re;
    private float[] _im;
    private float[] _nextRe;
    private float[] _nextIm;

    /// <summary>Prepares transforms of a power of two of <see cref="SmallestSize"/> points or more.</summary>
    public FourLaneTransform(int size)
    {
        _half = size / 2;
        (_re, _im) = (new float[_half + Lanes], new float[_half + Lanes]);
        (_nextRe, _nextIm) = (new float[_half + Lanes], new float[_half + Lanes]);
        _imaginary = new float[_half + 1];
        _turns = TurnsOf(_half);
        _lastTurns = new float[2 * _half];
        for (var k = 0; k < _half; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            (_lastTurns[k], _lastTurns[_half + k]) = ((float)(0.5 * cosine), (float)(0.5 * sine));
        }
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        Transform(signal);
        TakeApart(ref _re[0], ref _im[0], ref _lastTurns[0], _half, ref real[0], ref imaginary[0]);
        (real[_half], imaginary[_half]) = (_re[0] - _im[0], 0);
    }

    /// <inheritdoc/>
    public override void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Forward(signal, power, _imaginary);
        Square(ref power[0], ref _imaginary[0], _half);
        power[_half] *= power[_half];
    }

    // After it, the first point stands behind the last one as well, where the pass that takes apart looks for it.
    private void Transform(ReadOnlySpan<float> signal)
    {
        var quarter = _half / 4;
        FirstPass(ref MemoryMarshal.GetReference(signal), ref _turns[0][0], quarter, ref _re[0], ref _im[0]);
        var stride = 4;
        for (; _half / stride > 4; stride *= 4)
        {
            Pass(ref _re[0], ref _im[0], ref _turns[PassOf(stride)][0], quarter, stride, ref _nextRe[0], ref _nextIm[0]);
            Swap();
        }

        if (_half / stride == 4)
        {
            LastPassOfFour(ref _re[0], ref _im[0], quarter);
        }
        else
        {
            LastPassOfTwo(ref _re[0], ref _im[0], _half / 2);
        }

        (_re[_half], _im[_half]) = (_re[0], _im[0]);
    }

    private void Swap()
    {
        (_re, _nextRe) = (_nextRe, _re);
        (_im, _nextIm) = (_nextIm, _im);
    }

    // Even samples are real parts, odd ones imaginary. The four results of a butterfly are neighbours: a matrix of 4 x 4 is turned.
    private static void FirstPass(ref float signal, ref float turns, int quarter, ref float toRe, ref float toIm)
    {
        var lower = Vector128.Create(-1, -1, 0, 0).AsSingle();
        var alternate = Vector128.Create(-1, 0, -1, 0).AsSingle();
        for (var j = 0; j < quarter; j += Lanes)
        {
            ref var from = ref Unsafe.Add(ref signal, 2 * j);
            var (ar, ai) = Part(ref from, lower);
            var (br, bi) = Part(ref Unsafe.Add(ref from, 2 * quarter), lower);
            var (cr, ci) = Part(ref Unsafe.Add(ref from, 4 * quarter), lower);
            var (dr, di) = Part(ref Unsafe.Add(ref from, 6 * quarter), lower);
            var (sumR, sumI, differenceR, differenceI) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (pairR, pairI, turnedR, turnedI) = (br + dr, bi + di, bi - di, dr - br);
            ref var turn = ref Unsafe.Add(ref turns, TurnsPerPoint * j);
            (ar, ai) = (sumR + pairR, sumI + pairI);
            (br, bi) = Turn(differenceR + turnedR, differenceI + turnedI, ref turn);
            (cr, ci) = Turn(sumR - pairR, sumI - pairI, ref Unsafe.Add(ref turn, 2 * Lanes));
            (dr, di) = Turn(differenceR - turnedR, differenceI - turnedI, ref Unsafe.Add(ref turn, 4 * Lanes));
            StoreTurned(ar, br, cr, dr, lower, alternate, ref Unsafe.Add(ref toRe, 4 * j));
            StoreTurned(ai, bi, ci, di, lower, alternate, ref Unsafe.Add(ref toIm, 4 * j));
        }
    }

    private static void Pass(ref float fromRe, ref float fromIm, ref float turns, int quarter, int stride, ref float toRe, ref float toIm)
    {
        for (var j = 0; j < quarter; j += Lanes)
        {
            ref var re = ref Unsafe.Add(ref fromRe, j);
            ref var im = ref Unsafe.Add(ref fromIm, j);
            var (ar, ai) = (Load(ref re, 0), Load(ref im, 0));
            var (br, bi) = (Load(ref re, quarter), Load(ref im, quarter));
            var (cr, ci) = (Load(ref re, 2 * quarter), Load(ref im, 2 * quarter));
            var (dr, di) = (Load(ref re, 3 * quarter), Load(ref im, 3 * quarter));
            var (sumR, sumI, differenceR, differenceI) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (pairR, pairI, turnedR, turnedI) = (br + dr, bi + di, bi - di, dr - br);
            var to = j + 3 * (j & -stride);
            ref var turn = ref Unsafe.Add(ref turns, TurnsPerPoint * j);
            Store(sumR + pairR, ref toRe, to);
            Store(sumI + pairI, ref toIm, to);
            var (r, i) = Turn(differenceR + turnedR, differenceI + turnedI, ref turn);
            Store(r, ref toRe, to + stride);
            Store(i, ref toIm, to + stride);
            (r, i) = Turn(sumR - pairR, sumI - pairI, ref Unsafe.Add(ref turn, 2 * Lanes));
            Store(r, ref toRe, to + 2 * stride);
            Store(i, ref toIm, to + 2 * stride);
            (r, i) = Turn(differenceR - turnedR, differenceI - turnedI, ref Unsafe.Add(ref turn, 4 * Lanes));
            Store(r, ref toRe, to + 3 * stride);
            Store(i, ref toIm, to + 3 * stride);
        }
    }

    private static void LastPassOfFour(ref float fromRe, ref float fromIm, int quarter)
    {
        for (var j = 0; j < quarter; j += Lanes)
        {
            ref var re = ref Unsafe.Add(ref fromRe, j);
            ref var im = ref Unsafe.Add(ref fromIm, j);
            var (ar, ai) = (Load(ref re, 0), Load(ref im, 0));
            var (br, bi) = (Load(ref re, quarter), Load(ref im, quarter));
            var (cr, ci) = (Load(ref re, 2 * quarter), Load(ref im, 2 * quarter));
            var (dr, di) = (Load(ref re, 3 * quarter), Load(ref im, 3 * quarter));
            var (sumR, sumI, differenceR, differenceI) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (pairR, pairI, turnedR, turnedI) = (br + dr, bi + di, bi - di, dr - br);
            Store(sumR + pairR, ref re, 0);
            Store(sumI + pairI, ref im, 0);
            Store(differenceR + turnedR, ref re, quarter);
            Store(differenceI + turnedI, ref im, quarter);
            Store(sumR - pairR, ref re, 2 * quarter);
            Store(sumI - pairI, ref im, 2 * quarter);
            Store(differenceR - turnedR, ref re, 3 * quarter);
            Store(differenceI - turnedI, ref im, 3 * quarter);
        }
    }

    private static void LastPassOfTwo(ref float fromRe, ref float fromIm, int middle)
    {
        for (var j = 0; j < middle; j += Lanes)
        {
            ref var re = ref Unsafe.Add(ref fromRe, j);
            ref var im = ref Unsafe.Add(ref fromIm, j);
            var (ar, ai) = (Load(ref re, 0), Load(ref im, 0));
            var (br, bi) = (Load(ref re, middle), Load(ref im, middle));
            Store(ar + br, ref re, 0);
            Store(ai + bi, ref im, 0);
            Store(ar - br, ref re, middle);
            Store(ai - bi, ref im, middle);
        }
    }

    // Splits the spectrum of (even + i odd) into those of the even and the odd samples and joins them to the whole one.
    private static void TakeApart(ref float fromRe, ref float fromIm, ref float turns, int half, ref float toRe, ref float toIm)
    {
        var reversed = Vector128.Create(3, 2, 1, 0);
        var halves = Vector128.Create(0.5f);
        for (var k = 0; k < half; k += Lanes)
        {
            var (re, im) = (Load(ref fromRe, k), Load(ref fromIm, k));
            var mirror = half - k - (Lanes - 1);
            var mirrorRe = Vector128.Shuffle(Load(ref fromRe, mirror), reversed);
            var mirrorIm = Vector128.Shuffle(Load(ref fromIm, mirror), reversed);
            var (oddRe, oddIm) = (im + mirrorIm, mirrorRe - re);
            var (cosine, sine) = (Load(ref turns, k), Load(ref turns, half + k));
            Store(halves * (re + mirrorRe) + oddRe * cosine - oddIm * sine, ref toRe, k);
            Store(halves * (im - mirrorIm) + oddRe * sine + oddIm * cosine, ref toIm, k);
        }
    }

    private static void Square(ref float re, ref float im, int length)
    {
        for (var k = 0; k < length; k += Lanes)
        {
            var (r, i) = (Load(ref re, k), Load(ref im, k));
            Store(r * r + i * i, ref re, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load(ref float from, int place) => Vector128.LoadUnsafe(ref Unsafe.Add(ref from, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> value, ref float to, int place) => value.StoreUnsafe(ref Unsafe.Add(ref to, place));

    // Four points whose real and imaginary parts alternate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Re, Vector128<float> Im) Part(ref float from, Vector128<float> lower)
    {
        var (a, b) = (Load(ref from, 0), Load(ref from, Lanes));
        return (
            Vector128.ConditionalSelect(
                lower,
                Vector128.Shuffle(a, Vector128.Create(0, 2, 0, 2)),
                Vector128.Shuffle(b, Vector128.Create(0, 2, 0, 2))
            ),
            Vector128.ConditionalSelect(
                lower,
                Vector128.Shuffle(a, Vector128.Create(1, 3, 1, 3)),
                Vector128.Shuffle(b, Vector128.Create(1, 3, 1, 3))
            )
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Re, Vector128<float> Im) Turn(Vector128<float> re, Vector128<float> im, ref float turn)
    {
        var (cosine, sine) = (Load(ref turn, 0), Load(ref turn, Lanes));
        return (re * cosine - im * sine, re * sine + im * cosine);
    }

    // Rows become columns: blocks of 2 x 2 are exchanged first, then single values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTurned(
        Vector128<float> a,
        Vector128<float> b,
        Vector128<float> c,
        Vector128<float> d,
        Vector128<float> lower,
        Vector128<float> alternate,
        ref float to
    )
    {
        var (ac, ca) = Exchange(a, c, Vector128.Create(2, 3, 0, 1), lower);
        var (bd, db) = Exchange(b, d, Vector128.Create(2, 3, 0, 1), lower);
        var (first, second) = Exchange(ac, bd, Vector128.Create(1, 0, 3, 2), alternate);
        var (third, fourth) = Exchange(ca, db, Vector128.Create(1, 0, 3, 2), alternate);
        Store(first, ref to, 0);
        Store(second, ref to, Lanes);
        Store(third, ref to, 2 * Lanes);
        Store(fourth, ref to, 3 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Kept, Vector128<float> Moved) Exchange(
        Vector128<float> a,
        Vector128<float> b,
        Vector128<int> order,
        Vector128<float> kept
    ) =>
        (
            Vector128.ConditionalSelect(kept, a, Vector128.Shuffle(b, order)),
            Vector128.ConditionalSelect(kept, Vector128.Shuffle(a, order), b)
        );

    private static int PassOf(int stride) => System.Numerics.BitOperations.Log2((uint)stride) / 2;

    // For each pass and four points: cosines and sines of the angle, of twice the angle, of three times the angle.
    private static float[][] TurnsOf(int points)
    {
        var passes = new List<float[]>();
        for (var stride = 1; points / stride > 4; stride *= 4)
        {
            var turns = new float[TurnsPerPoint * points / 4];
            for (var j = 0; j < points / 4; j++)
            {
                for (var result = 1; result <= 3; result++)
                {
                    var (sine, cosine) = Math.SinCos(-2 * Math.PI * result * (j / stride * stride) / points);
                    var place = TurnsPerPoint * (j & -Lanes) + 2 * Lanes * (result - 1) + j % Lanes;
                    (turns[place], turns[place + Lanes]) = ((float)cosine, (float)sine);
                }
            }

            passes.Add(turns);
        }

        return [.. passes];
    }
}
