using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>26 triangular bands from 20 to 8000 Hz whose sides are straight on the mel scale.</summary>
/// <remarks>Source: Young et al., The HTK Book, section 5.4. The bands sum the power spectrum.</remarks>
internal sealed class HtkMelBands
{
    /// <summary>Number of bands.</summary>
    public const int Count = 26;

    private const double LowestHz = 20;
    private const double HighestHz = 8000;

    // The bin at 31.25 Hz, first above the lowest edge, belongs to no band: as openSMILE's values show.
    private const int FirstBin = 2;

    private const int Width = 8;
    private const int Bins = GeMapsFrames.ShortFftSize / 2 + 1;

    // Bands are summed four at a time; the last group is filled up with bands without a bin.
    private const int Rounded = (Count + 3) / 4 * 4;

    private readonly int[] _firstBin = new int[Rounded];
    private readonly int[] _firstWeight = new int[Rounded];

    // In whole vectors.
    private readonly int[] _lengths = new int[Rounded];
    private readonly float[] _sums = new float[Rounded];
    private readonly AlignedFloats _weights;

    /// <summary>Computes the weights.</summary>
    public HtkMelBands()
    {
        var all = new List<float>();
        for (var band = 0; band < Count; band++)
        {
            var (first, weights) = Triangle(band);
            _firstWeight[band] = all.Count;
            _lengths[band] = (weights.Length + Width - 1) / Width * Width;

            // No vector looks beyond the last bin.
            _firstBin[band] = Math.Min(first, Bins - _lengths[band]);
            all.AddRange(new float[first - _firstBin[band]]);
            all.AddRange(weights);
            all.AddRange(new float[(Width - all.Count % Width) % Width]);
        }

        _weights = new AlignedFloats(all.Count);
        all.CopyTo(MemoryMarshal.CreateSpan(ref _weights.First, all.Count));
    }

    /// <summary>The frequency at which a band peaks.</summary>
    /// <param name="band">Band, from 0.</param>
    /// <returns>Hz.</returns>
    public static double CentreHz(int band) => Mel.ToHertz(EdgeMel(band + 1), MelScale.Htk);

    /// <summary>Sums a power spectrum into bands.</summary>
    /// <param name="power">Power of the 257 bins of a short frame.</param>
    /// <param name="bands">Takes 26 powers.</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        ref var bins = ref MemoryMarshal.GetReference(power[..Bins]);
        ref var weights = ref _weights.First;
        for (var band = 0; band < Rounded; band += 4)
        {
            var a = Sum(ref bins, ref weights, band);
            var b = Sum(ref bins, ref weights, band + 1);
            var c = Sum(ref bins, ref weights, band + 2);
            var d = Sum(ref bins, ref weights, band + 3);
            LaneSums.Four(a, b, c, d).CopyTo(_sums, band);
        }

        _sums.AsSpan(0, Count).CopyTo(bands);
    }

    private Vector256<float> Sum(ref float bins, ref float weights, int band)
    {
        ref var from = ref Unsafe.Add(ref bins, _firstBin[band]);
        ref var with = ref Unsafe.Add(ref weights, _firstWeight[band]);
        var sum = Vector256<float>.Zero;
        for (nuint vector = 0; vector < (nuint)_lengths[band]; vector += Width)
        {
            sum = Eight.MultiplyAdd(Vector256.LoadUnsafe(ref from, vector), Vector256.LoadUnsafe(ref with, vector), sum);
        }

        return sum;
    }

    private static double EdgeMel(int edge)
    {
        var low = Mel.FromHertz(LowestHz, MelScale.Htk);
        var high = Mel.FromHertz(HighestHz, MelScale.Htk);
        return low + (high - low) * edge / (Count + 1);
    }

    private static (int FirstBin, float[] Weights) Triangle(int band)
    {
        var (lower, peak, upper) = (EdgeMel(band), EdgeMel(band + 1), EdgeMel(band + 2));
        var weights = new List<float>();
        var first = 0;
        for (var bin = FirstBin; bin < Bins; bin++)
        {
            var mel = Mel.FromHertz(bin * GeMapsFrames.ShortHzPerBin, MelScale.Htk);
            var weight = (float)Math.Min((mel - lower) / (peak - lower), (upper - mel) / (upper - peak));
            if (weight > 0)
            {
                first = weights.Count == 0 ? bin : first;
                weights.Add(weight);
            }
        }

        return (first, [.. weights]);
    }
}
