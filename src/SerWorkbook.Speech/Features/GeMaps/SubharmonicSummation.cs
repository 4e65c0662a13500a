using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>F0 candidates by adding up a spectrum at the harmonics of every possible F0.</summary>
/// <remarks>
/// H(s) = sum over n = 1 … 15 of 0.85^(n-1) P(s + log2 n) on the octave axis; the six highest peaks from 55 to 1000 Hz
/// are the candidates. The voicing of a candidate is 1 - mean(H) / peak. Sources: Hermes 1988; Eyben et al. 2016, section 3.
/// </remarks>
public sealed class SubharmonicSummation
{
    /// <summary>The lowest F0, Hz.</summary>
    public const double LowestHz = 55;

    /// <summary>The highest F0, Hz.</summary>
    public const double HighestHz = 1000;

    private const int Harmonics = 15;
    private const double Compression = 0.85;

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
    private readonly int[] _shifts = new int[Harmonics];
    private readonly Vector256<float>[] _weights = new Vector256<float>[Harmonics];
    private readonly int _first = (int)Math.Floor(Place(LowestHz));
    private readonly int _last = (int)Math.Ceiling(Place(HighestHz));

    /// <summary>Computes the shifts.</summary>
    public SubharmonicSummation()
    {
        for (var n = 0; n < Harmonics; n++)
        {
            _shifts[n] = (int)(Math.Log2(n + 1) * PointsPerOctave);
            _weights[n] = Vector256.Create((float)Math.Pow(Compression, n));
            for (var i = _shifts[n]; i < OctaveSpectrum.Points; i++)
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
        var sums = _sums.AsSpan(0, _last + 2);
        for (var i = _first; i < sums.Length - 1; i++)
        {
            if (sums[i] > sums[i - 1] && sums[i] >= sums[i + 1])
            {
                AddPeak(i, candidates);
            }
        }

        // The mean of H is a weighted sum of P: a point counts once for each harmonic that it can be.
        return FixedOrderSums.Dot(_octaves.AsSpan(0, OctaveSpectrum.Points), _meanWeights);
    }

    private static double Place(double hertz) => Math.Log2(hertz / OctaveSpectrum.LowestHz) / OctaveSpectrum.OctavesPerPoint;

    // Four vectors at a time, so that a weight is loaded once for 32 sums.
    private void Sum()
    {
        ref var octaves = ref MemoryMarshal.GetArrayDataReference(_octaves);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        var width = (nuint)Vector256<float>.Count;
        for (var i = _first - 1; i <= _last + 1; i += 4 * Vector256<float>.Count)
        {
            var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (var n = 0; n < _weights.Length; n++)
            {
                var weight = _weights[n];
                var from = (nuint)(i + _shifts[n]);
                a = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref octaves, from), a);
                b = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref octaves, from + width), b);
                c = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref octaves, from + 2 * width), c);
                d = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref octaves, from + 3 * width), d);
            }

            a.StoreUnsafe(ref sums, (nuint)i);
            b.StoreUnsafe(ref sums, (nuint)i + width);
            c.StoreUnsafe(ref sums, (nuint)i + 2 * width);
            d.StoreUnsafe(ref sums, (nuint)i + 3 * width);
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
