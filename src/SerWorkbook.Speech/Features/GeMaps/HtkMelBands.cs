using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>26 triangular bands from 20 to 8000 Hz whose sides are straight on the mel scale.</summary>
/// <remarks>Source: Young et al., The HTK Book, section 5.4. The bands sum the power spectrum.</remarks>
public sealed class HtkMelBands
{
    /// <summary>Number of bands.</summary>
    public const int Count = 26;

    private const double LowestHz = 20;
    private const double HighestHz = 8000;

    // The bin at 31.25 Hz, first above the lowest edge, belongs to no band: as openSMILE's values show.
    private const int FirstBin = 2;

    private readonly int[] _firstBin = new int[Count];
    private readonly float[][] _weights = new float[Count][];

    /// <summary>Computes the weights.</summary>
    public HtkMelBands()
    {
        for (var band = 0; band < Count; band++)
        {
            (_firstBin[band], _weights[band]) = Triangle(band);
        }
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
        for (var band = 0; band < Count; band++)
        {
            var weights = _weights[band];
            bands[band] = FixedOrderSums.Dot(power.Slice(_firstBin[band], weights.Length), weights);
        }
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
        for (var bin = FirstBin; bin <= GeMapsFrames.ShortFftSize / 2; bin++)
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
