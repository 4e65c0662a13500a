using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>A long frame's magnitude spectrum on a logarithmic frequency axis, made ready for subharmonic summation.</summary>
/// <remarks>
/// Only the bins within 2 of a local maximum are kept, the rest is 0; the result is smoothed with (1/4, 1/2, 1/4),
/// read off by cubic splines at 513 points from 25 to 8000 Hz that are equally spaced in octaves, and weighted by a
/// raised arc tangent that lowers the lowest frequencies, as hearing does. Source: Hermes, "Measurement of pitch by
/// subharmonic summation", JASA 83(1), 1988.
/// </remarks>
internal sealed class OctaveSpectrum
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
    private const int Width = 8;
    private const int RoundedPoints = (Points + Width - 1) / Width * Width;
    private const int Padded = Margin + Points + Width - 1 + Margin;

    private readonly float[] _peaks = new float[Padded];
    private readonly float[] _kept = new float[Padded];
    private readonly float[] _smooth = new float[Padded];
    private readonly float[] _magnitude = new float[Padded];
    private readonly uint[] _bins = new uint[RoundedPoints];
    private readonly AlignedFloats _weights = new(RoundedPoints * Taps);

    /// <summary>Computes the places and weights of the points.</summary>
    public OctaveSpectrum()
    {
        for (var i = 0; i < Points; i++)
        {
            var place = Math.Min(LowestHz * Math.Pow(2, i * OctavesPerPoint) / GeMapsFrames.LongHzPerBin, Points - 1.001);
            _bins[i] = (uint)(Margin + (int)place - TapsBefore);
            SplineWeights(place - (int)place, HearingWeight(i)).StoreUnsafe(ref _weights.First, (nuint)(i * Taps));
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
        ref var bins = ref _magnitude[Margin];
        ref var peaks = ref _peaks[Margin];
        ref var kept = ref _kept[Margin];
        ref var smooth = ref _smooth[Margin];
        MarkPeaks(ref bins, ref peaks);
        _peaks.AsSpan(Margin + Points - 1).Clear();
        KeepNearPeaks(ref bins, ref peaks, ref kept);
        Smooth(ref kept, ref smooth);
        _smooth.AsSpan(Margin + Points).Clear();
        Read(ref _smooth[0], ref _bins[0], ref _weights.First, ref MemoryMarshal.GetReference(octaves[..RoundedPoints]));
    }

    // All bits set where a bin is above its lower neighbour and not below its upper one.
    private static void MarkPeaks(ref float bins, ref float peaks)
    {
        for (nuint i = 1; i < Points - 1; i += Width)
        {
            var here = Vector256.LoadUnsafe(ref bins, i);
            (
                Eight.GreaterThan(here, Vector256.LoadUnsafe(ref bins, i - 1))
                & Eight.GreaterThanOrEqual(here, Vector256.LoadUnsafe(ref bins, i + 1))
            ).StoreUnsafe(ref peaks, i);
        }
    }

    private static void KeepNearPeaks(ref float bins, ref float peaks, ref float kept)
    {
        ref var before = ref Unsafe.Subtract(ref peaks, 2);
        for (nuint i = 0; i < Points; i += Width)
        {
            var near =
                Vector256.LoadUnsafe(ref before, i)
                | Vector256.LoadUnsafe(ref before, i + 1)
                | Vector256.LoadUnsafe(ref peaks, i)
                | Vector256.LoadUnsafe(ref peaks, i + 1)
                | Vector256.LoadUnsafe(ref peaks, i + 2);
            (near & Vector256.LoadUnsafe(ref bins, i)).StoreUnsafe(ref kept, i);
        }
    }

    private static void Smooth(ref float kept, ref float smooth)
    {
        var half = Vector256.Create(0.5f);
        var quarter = Vector256.Create(0.25f);
        ref var before = ref Unsafe.Subtract(ref kept, 1);
        for (nuint i = 0; i < Points; i += Width)
        {
            (
                half * Vector256.LoadUnsafe(ref kept, i)
                + quarter * (Vector256.LoadUnsafe(ref before, i) + Vector256.LoadUnsafe(ref kept, i + 1))
            ).StoreUnsafe(ref smooth, i);
        }
    }

    private static void Read(ref float smooth, ref uint bins, ref float weights, ref float octaves)
    {
        for (nuint i = 0; i < RoundedPoints; i += Width)
        {
            var left = FourPoints(ref smooth, ref Unsafe.Add(ref bins, i), ref Unsafe.Add(ref weights, i * Taps));
            var right = FourPoints(ref smooth, ref Unsafe.Add(ref bins, i + 4), ref Unsafe.Add(ref weights, (i + 4) * Taps));
            Eight.NotNegative(Vector256.Create(left, right)).StoreUnsafe(ref octaves, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourPoints(ref float smooth, ref uint bins, ref float weights) =>
        LaneSums.Four(
            Vector256.LoadUnsafe(ref weights) * Vector256.LoadUnsafe(ref smooth, bins),
            Vector256.LoadUnsafe(ref weights, Taps) * Vector256.LoadUnsafe(ref smooth, Unsafe.Add(ref bins, 1)),
            Vector256.LoadUnsafe(ref weights, 2 * Taps) * Vector256.LoadUnsafe(ref smooth, Unsafe.Add(ref bins, 2)),
            Vector256.LoadUnsafe(ref weights, 3 * Taps) * Vector256.LoadUnsafe(ref smooth, Unsafe.Add(ref bins, 3))
        );

    // s(x) = a s[k] + b s[k+1] + ((a³ - a) M[k] + (b³ - b) M[k+1]) / 6 with b the share of the way from k to k + 1. The
    // second derivative M solves M[i-1] + 4 M[i] + M[i+1] = 6 (s[i-1] - 2 s[i] + s[i+1]).
    private static Vector256<float> SplineWeights(double b, double weight)
    {
        var a = 1 - b;
        Span<float> weights = stackalloc float[Taps];
        for (var tap = 0; tap < Taps; tap++)
        {
            var k = tap - TapsBefore;
            var straight =
                k == 0 ? a
                : k == 1 ? b
                : 0;
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
