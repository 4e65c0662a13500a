using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>A long frame's magnitude spectrum on a logarithmic frequency axis, made ready for subharmonic summation.</summary>
/// <remarks>
/// Only the bins within 2 of a local maximum are kept, the rest is 0; the result is smoothed with (1/4, 1/2, 1/4),
/// read off by cubic splines at 513 points from 25 to 8000 Hz that are equally spaced in octaves, and weighted by a
/// raised arc tangent that lowers the lowest frequencies, as hearing does. Source: Hermes, "Measurement of pitch by
/// subharmonic summation", JASA 83(1), 1988.
/// </remarks>
public sealed class OctaveSpectrum
{
    /// <summary>Points of the axis: as many as the spectrum has bins.</summary>
    public const int Points = GeMapsFrames.LongFftSize / 2 + 1;

    /// <summary>The lowest frequency of the axis, Hz.</summary>
    public const double LowestHz = 25;

    private const double HighestHz = GeMapsFrames.SampleRate / 2.0;

    // Bins that a spline's value is read from, and how many of them lie before the place. The weights of those further
    // away fall below 0.5 % of the nearest.
    private const int Taps = 8;
    private const int TapsBefore = 3;

    // Zeros before and after the bins, so that filters may look over the ends, and vectors run past them.
    private const int Margin = 16;
    private const int RoundedPoints = (Points + 7) / 8 * 8;
    private const int Padded = Margin + Points + 7 + Margin;

    private readonly float[] _peaks = new float[Padded];
    private readonly float[] _kept = new float[Padded];
    private readonly float[] _smooth = new float[Padded];
    private readonly float[] _magnitude = new float[Padded];
    private readonly int[] _bins = new int[RoundedPoints];
    private readonly Vector256<float>[] _weights = new Vector256<float>[RoundedPoints];

    /// <summary>Computes the places and weights of the points.</summary>
    public OctaveSpectrum()
    {
        for (var i = 0; i < Points; i++)
        {
            var place = Math.Min(LowestHz * Math.Pow(2, i * OctavesPerPoint) / GeMapsFrames.LongHzPerBin, Points - 1.001);
            _bins[i] = Margin + (int)place - TapsBefore;
            _weights[i] = SplineWeights(place - (int)place, HearingWeight(i));
        }
    }

    /// <summary>Length of the axis, octaves.</summary>
    public static double Octaves { get; } = Math.Log2(HighestHz / LowestHz);

    /// <summary>Distance of two points, octaves.</summary>
    public static double OctavesPerPoint { get; } = Octaves / (Points - 1);

    /// <summary>Maps one spectrum.</summary>
    /// <param name="magnitude">Magnitudes of the 513 bins of a long frame.</param>
    /// <param name="octaves">Takes 513 values, 0 or more; there must be room for 520.</param>
    public void Map(ReadOnlySpan<float> magnitude, Span<float> octaves)
    {
        magnitude.CopyTo(_magnitude.AsSpan(Margin));
        MarkPeaks();
        KeepNearPeaks();
        Smooth();
        ref var target = ref MemoryMarshal.GetReference(octaves[..RoundedPoints]);
        for (var i = 0; i < RoundedPoints; i += Vector256<float>.Count)
        {
            var left = FourSums(Tap(i), Tap(i + 1), Tap(i + 2), Tap(i + 3));
            var right = FourSums(Tap(i + 4), Tap(i + 5), Tap(i + 6), Tap(i + 7));
            Vector256.Max(Vector256<float>.Zero, Vector256.Create(left, right)).StoreUnsafe(ref target, (nuint)i);
        }
    }

    // All bits set where a bin is above its lower neighbour and not below its upper one.
    private void MarkPeaks()
    {
        for (var i = Margin + 1; i < Margin + Points - 1; i += Vector256<float>.Count)
        {
            var here = At(_magnitude, i);
            (Vector256.GreaterThan(here, At(_magnitude, i - 1)) & Vector256.GreaterThanOrEqual(here, At(_magnitude, i + 1)))
                .StoreUnsafe(ref _peaks[i]);
        }

        _peaks.AsSpan(Margin + Points - 1).Clear();
    }

    private void KeepNearPeaks()
    {
        for (var i = Margin; i < Margin + Points; i += Vector256<float>.Count)
        {
            var near = At(_peaks, i - 2) | At(_peaks, i - 1) | At(_peaks, i) | At(_peaks, i + 1) | At(_peaks, i + 2);
            (near & At(_magnitude, i)).StoreUnsafe(ref _kept[i]);
        }
    }

    private void Smooth()
    {
        var half = Vector256.Create(0.5f);
        var quarter = Vector256.Create(0.25f);
        for (var i = Margin; i < Margin + Points; i += Vector256<float>.Count)
        {
            (half * At(_kept, i) + quarter * (At(_kept, i - 1) + At(_kept, i + 1))).StoreUnsafe(ref _smooth[i]);
        }

        _smooth.AsSpan(Margin + Points).Clear();
    }

    private Vector256<float> Tap(int point) => _weights[point] * At(_smooth, _bins[point]);

    // The sum of each of four vectors. Both branches add in the same order.
    private static Vector128<float> FourSums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (Avx.IsSupported)
        {
            var sums = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
            return sums.GetLower() + sums.GetUpper();
        }

        return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));
    }

    private static float Sum(Vector256<float> v) => (v[0] + v[1] + (v[2] + v[3])) + (v[4] + v[5] + (v[6] + v[7]));

    private static Vector256<float> At(float[] values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);

    // s(x) = a s[k] + b s[k+1] + ((a³ - a) M[k] + (b³ - b) M[k+1]) / 6 with b the share of the way from k to k + 1. The
    // second derivative M solves M[i-1] + 4 M[i] + M[i+1] = 6 (s[i-1] - 2 s[i] + s[i+1]).
    private static Vector256<float> SplineWeights(double b, double weight)
    {
        var a = 1 - b;
        Span<float> weights = stackalloc float[Taps];
        for (var tap = 0; tap < Taps; tap++)
        {
            var k = tap - TapsBefore;
            var straight = k == 0 ? a : k == 1 ? b : 0;
            weights[tap] = (float)(weight * (straight + ((a * a * a - a) * Curvature(k) + (b * b * b - b) * Curvature(k - 1)) / 6));
        }

        return Vector256.Create<float>(weights);
    }

    // What a bin k away adds to M: the inverse of (1, 4, 1) is a filter with the weights q^|j| / sqrt(12), q = sqrt(3) - 2.
    private static double Curvature(int k)
    {
        var q = Math.Sqrt(3) - 2;
        double Inverse(int j) => Math.Pow(q, Math.Abs(j)) / Math.Sqrt(12);
        return 6 * (Inverse(k - 1) - 2 * Inverse(k) + Inverse(k + 1));
    }

    private static double HearingWeight(int point)
    {
        const double steepness = 3.0;
        return 0.5 + Math.Atan(steepness * (point + 1) * OctavesPerPoint) / Math.PI;
    }
}
