using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>F0 candidates by adding up a spectrum at the harmonics of every possible F0.</summary>
/// <remarks>
/// H(s) = sum over n = 1 … 15 of 0.85^(n-1) P(s + log2 n) on the octave axis; the six highest peaks from 55 to 1000 Hz
/// are the candidates. The voicing of a candidate is 1 - mean(H) / peak. Sources: Hermes 1988; Eyben et al. 2016, section 3.
/// </remarks>
internal sealed class SubharmonicSummation
{
    /// <summary>The lowest F0, Hz.</summary>
    public const double LowestHz = 55;

    /// <summary>The highest F0, Hz.</summary>
    public const double HighestHz = 1000;

    private const int Harmonics = 15;
    private const double Compression = 0.85;
    private const int VectorsAtOnce = 7;

    // For the shifts all points are shared out, not the steps between them: openSMILE's F0 shows it, to 0.001 semitones.
    private static readonly double PointsPerOctave = OctaveSpectrum.Points / OctaveSpectrum.Octaves;

    // Zeros behind the axis for harmonics above 8 kHz, and for vectors that run past the end.
    private const int Padded = 2 * OctaveSpectrum.Points;

    private static readonly double AxisStart = Math.Log2(OctaveSpectrum.LowestHz);
    private static readonly double LowestOctave = Math.Log2(LowestHz);
    private static readonly double HighestOctave = Math.Log2(HighestHz);

    private readonly OctaveSpectrum _spectrum = new();
    private readonly float[] _octaves = new float[Padded];
    private readonly float[] _sums = new float[Padded];
    private readonly float[] _meanWeights = new float[OctaveSpectrum.Points];
    private readonly uint[] _shifts = new uint[Harmonics];
    private readonly float[] _weights = new float[Harmonics];
    private readonly int _first = (int)Math.Floor(Place(LowestHz));
    private readonly int _last = (int)Math.Ceiling(Place(HighestHz));

    /// <summary>Computes the shifts.</summary>
    public SubharmonicSummation()
    {
        for (var n = 0; n < Harmonics; n++)
        {
            _shifts[n] = (uint)(Math.Log2(n + 1) * PointsPerOctave);
            _weights[n] = (float)Math.Pow(Compression, n);
            for (var i = (int)_shifts[n]; i < OctaveSpectrum.Points; i++)
            {
                _meanWeights[i] += (float)(Math.Pow(Compression, n) / OctaveSpectrum.Points);
            }
        }
    }

    /// <summary>Finds the candidates of one frame.</summary>
    /// <param name="magnitude">Magnitudes of the 513 bins of a long frame.</param>
    /// <param name="candidates">Takes the candidates.</param>
    /// <returns>Mean of the subharmonic sum over the whole axis.</returns>
    public float Measure(ReadOnlySpan<float> magnitude, F0Candidates candidates)
    {
        _spectrum.Map(magnitude, _octaves);
        Sum();
        candidates.Clear();
        FindPeaks(candidates);

        // The mean of H is a weighted sum of P: a point counts once for each harmonic that it can be.
        return FixedOrderSums.Dot(_octaves.AsSpan(0, OctaveSpectrum.Points), _meanWeights);
    }

    private static double Place(double hertz) => Math.Log2(hertz / OctaveSpectrum.LowestHz) / OctaveSpectrum.OctavesPerPoint;

    // Seven vectors at a time: sums enough at once to keep the processor busy, and five turns cover the axis.
    private void Sum()
    {
        ref var octaves = ref MemoryMarshal.GetArrayDataReference(_octaves);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        if (PackedSimd.IsSupported)
        {
            SumByThree(ref Unsafe.Add(ref octaves, _first - 1), ref Unsafe.Add(ref sums, _first - 1));
            return;
        }

        for (var i = _first - 1; i <= _last + 1; i += VectorsAtOnce * Vector256<float>.Count)
        {
            Sum(ref Unsafe.Add(ref octaves, i), ref Unsafe.Add(ref sums, i), _shifts, _weights);
        }
    }

    private static void Sum(ref float octaves, ref float sums, ReadOnlySpan<uint> shifts, ReadOnlySpan<float> weights)
    {
        const nuint width = 8;
        var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (e, f, g) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (var n = 0; n < weights.Length && n < shifts.Length; n++)
        {
            var weight = Vector256.Create(weights[n]);
            ref var from = ref Unsafe.Add(ref octaves, shifts[n]);
            a = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from), a);
            b = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, width), b);
            c = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, 2 * width), c);
            d = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, 3 * width), d);
            e = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, 4 * width), e);
            f = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, 5 * width), f);
            g = Eight.MultiplyAdd(weight, Vector256.LoadUnsafe(ref from, 6 * width), g);
        }

        a.StoreUnsafe(ref sums);
        b.StoreUnsafe(ref sums, width);
        c.StoreUnsafe(ref sums, 2 * width);
        d.StoreUnsafe(ref sums, 3 * width);
        e.StoreUnsafe(ref sums, 4 * width);
        f.StoreUnsafe(ref sums, 5 * width);
        g.StoreUnsafe(ref sums, 6 * width);
    }

    // WebAssembly has too few registers for seven vectors: three harmonics at a time, with the sums in memory.
    private void SumByThree(ref float octaves, ref float sums)
    {
        _sums.AsSpan().Clear();
        var points = _last - _first + 3 + Vector256<float>.Count;
        for (var n = 0; n + 2 < Harmonics; n += 3)
        {
            ref var first = ref Unsafe.Add(ref octaves, _shifts[n]);
            ref var second = ref Unsafe.Add(ref octaves, _shifts[n + 1]);
            ref var third = ref Unsafe.Add(ref octaves, _shifts[n + 2]);
            AddThree(ref first, ref second, ref third, _weights.AsSpan(n, 3), points, ref sums);
        }
    }

    private static void AddThree(
        ref float first,
        ref float second,
        ref float third,
        ReadOnlySpan<float> weights,
        int points,
        ref float sums
    )
    {
        var (a, b, c) = (Vector128.Create(weights[0]), Vector128.Create(weights[1]), Vector128.Create(weights[2]));
        for (nuint i = 0; i < (nuint)points; i += (nuint)Vector128<float>.Count)
        {
            var sum = Vector128.LoadUnsafe(ref sums, i) + a * Vector128.LoadUnsafe(ref first, i);
            sum += b * Vector128.LoadUnsafe(ref second, i);
            (sum + c * Vector128.LoadUnsafe(ref third, i)).StoreUnsafe(ref sums, i);
        }
    }

    // Eight points at a time: few of them are peaks. What the last vector sees beyond the axis lies above the highest F0.
    private void FindPeaks(F0Candidates candidates)
    {
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (var i = _first; i <= _last; i += Vector256<float>.Count)
        {
            var here = Vector256.LoadUnsafe(ref sums, (nuint)i);
            var peaks =
                Eight.GreaterThan(here, Vector256.LoadUnsafe(ref sums, (nuint)i - 1))
                & Eight.GreaterThanOrEqual(here, Vector256.LoadUnsafe(ref sums, (nuint)i + 1));
            for (var bits = Eight.SignBits(peaks); bits != 0; bits &= bits - 1)
            {
                AddPeak(i + BitOperations.TrailingZeroCount(bits), candidates);
            }
        }
    }

    // The top of the parabola through the peak and its neighbours.
    private void AddPeak(int i, F0Candidates candidates)
    {
        var (before, here, after) = (_sums[i - 1], _sums[i], _sums[i + 1]);
        var offset = 0.5f * (before - after) / (before - 2 * here + after);
        var octave = AxisStart + (i + offset) * OctaveSpectrum.OctavesPerPoint;
        if (octave >= LowestOctave && octave <= HighestOctave)
        {
            candidates.Add(octave, here - 0.25f * (before - after) * offset);
        }
    }
}
