using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    // Taps to each side of the filter that gives the spline's curvature: its weights fall by 0.268 a tap, below 1e-4.
    private const int Reach = 7;

    // Zeros before and after the bins, so that filters may look over the ends, and vectors run past them.
    private const int Margin = 16;
    private const int Padded = Margin + Points + 7 + Margin;

    private readonly float[] _peaks = new float[Padded];
    private readonly float[] _kept = new float[Padded];
    private readonly float[] _smooth = new float[Padded];
    private readonly float[] _curvature = new float[Padded];
    private readonly float[] _magnitude = new float[Padded];
    private readonly float[] _curvatureTaps = CurvatureTaps();
    private readonly int[] _bins = new int[Points];
    private readonly Vector128<float>[] _weights = new Vector128<float>[Points];

    /// <summary>Computes the places and weights of the points.</summary>
    public OctaveSpectrum()
    {
        for (var i = 0; i < Points; i++)
        {
            var place = Math.Min(LowestHz * Math.Pow(2, i * OctavesPerPoint) / GeMapsFrames.LongHzPerBin, Points - 1.001);
            _bins[i] = Margin + (int)place;
            _weights[i] = SplineWeights(place - (int)place, HearingWeight(i));
        }
    }

    /// <summary>Distance of two points, octaves.</summary>
    public static double OctavesPerPoint { get; } = Math.Log2(HighestHz / LowestHz) / (Points - 1);

    /// <summary>Maps one spectrum.</summary>
    /// <param name="magnitude">Magnitudes of the 513 bins of a long frame.</param>
    /// <param name="octaves">Takes 513 values, 0 or more.</param>
    public void Map(ReadOnlySpan<float> magnitude, Span<float> octaves)
    {
        magnitude.CopyTo(_magnitude.AsSpan(Margin));
        MarkPeaks();
        KeepNearPeaks();
        Smooth();
        Bend();
        for (var i = 0; i < Points; i++)
        {
            ref var value = ref _smooth[_bins[i]];
            ref var curvature = ref _curvature[_bins[i]];
            var four = Vector128.Create(value, Unsafe.Add(ref value, 1), curvature, Unsafe.Add(ref curvature, 1));
            octaves[i] = Math.Max(0f, Vector128.Dot(four, _weights[i]));
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

    private void Bend()
    {
        for (var i = Margin; i < Margin + Points; i += Vector256<float>.Count)
        {
            var sum = Vector256.Create(_curvatureTaps[0]) * At(_smooth, i);
            for (var tap = 1; tap <= Reach; tap++)
            {
                sum += Vector256.Create(_curvatureTaps[tap]) * (At(_smooth, i - tap) + At(_smooth, i + tap));
            }

            sum.StoreUnsafe(ref _curvature[i]);
        }
    }

    private static Vector256<float> At(float[] values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);

    // The second derivative M of a cubic spline solves M[i-1] + 4 M[i] + M[i+1] = 6 (s[i-1] - 2 s[i] + s[i+1]); the inverse
    // of the left side is a filter with the weights q^|j| / sqrt(12), q = sqrt(3) - 2.
    private static float[] CurvatureTaps()
    {
        var q = Math.Sqrt(3) - 2;
        double Inverse(int j) => Math.Pow(q, Math.Abs(j)) / Math.Sqrt(12);
        return [.. Enumerable.Range(0, Reach + 1).Select(j => (float)(6 * (Inverse(j - 1) - 2 * Inverse(j) + Inverse(j + 1))))];
    }

    // s(x) = a s[k] + b s[k+1] + ((a³ - a) M[k] + (b³ - b) M[k+1]) / 6 with b the share of the way from k to k + 1.
    private static Vector128<float> SplineWeights(double b, double weight)
    {
        var a = 1 - b;
        return Vector128.Create(
            (float)(a * weight), (float)(b * weight), (float)((a * a * a - a) / 6 * weight), (float)((b * b * b - b) / 6 * weight));
    }

    private static double HearingWeight(int point)
    {
        const double steepness = 3.0;
        return 0.5 + Math.Atan(steepness * (point + 1) * OctavesPerPoint) / Math.PI;
    }
}
