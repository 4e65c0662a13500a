using System.Runtime.CompilerServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>Overlapping triangular filters, equally spaced in mel, that sum a spectrum into bands.</summary>
/// <remarks>
/// Band b rises from edge b to edge b + 1 and falls to edge b + 2, straight in hertz, as librosa's <c>filters.mel</c>
/// does. Only weights above 0 are kept. A band that is narrower than the distance of the bins may hold none: its sum is 0.
/// </remarks>
internal sealed class MelFilterBank
{
    private readonly int[] _firstBin;
    private readonly float[][] _weights;

    // The same with zeros at the end, or at the front where the spectrum ends, for whole vectors.
    private readonly int[] _paddedFirst;
    private readonly float[][] _padded;

    /// <summary>Computes the weights.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="fftSize">Points of the transform that the spectra come from.</param>
    /// <param name="bandCount">Number of bands, 1 or more.</param>
    /// <param name="lowestHz">Lower edge of the first band, Hz.</param>
    /// <param name="highestHz">Upper edge of the last band, Hz; at most half the rate.</param>
    /// <param name="scale">The mel formula.</param>
    /// <param name="norm">The scaling of the triangles.</param>
    /// <exception cref="ArgumentException">The edges are out of order or beyond the Nyquist frequency.</exception>
    public MelFilterBank(int sampleRate, int fftSize, int bandCount, double lowestHz, double highestHz, MelScale scale, MelNorm norm)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bandCount, 1);
        if (lowestHz < 0 || highestHz <= lowestHz || highestHz > sampleRate / 2.0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The mel bands reach from {lowestHz} to {highestHz} Hz; they must lie in order between 0 and {sampleRate / 2.0} Hz."
                )
            );
        }

        BandCount = bandCount;
        BinCount = fftSize / 2 + 1;
        EdgesHz = Edges(bandCount, lowestHz, highestHz, scale);
        _firstBin = new int[bandCount];
        _weights = new float[bandCount][];
        _paddedFirst = new int[bandCount];
        _padded = new float[bandCount][];
        for (var band = 0; band < bandCount; band++)
        {
            (_firstBin[band], _weights[band]) = Triangle(band, (double)sampleRate / fftSize, norm);
            (_paddedFirst[band], _padded[band]) = Pad(_firstBin[band], _weights[band]);
        }
    }

    /// <summary>Number of bands.</summary>
    public int BandCount { get; }

    /// <summary>Number of bins of the spectra that it takes.</summary>
    public int BinCount { get; }

    /// <summary>The edges of the bands, Hz: band b spans edge b to edge b + 2 and peaks at edge b + 1.</summary>
    public IReadOnlyList<double> EdgesHz { get; }

    /// <summary>Sums a spectrum into bands.</summary>
    /// <param name="spectrum">Power (or magnitude) of every bin.</param>
    /// <param name="bands">Takes one value per band.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> bands)
    {
        if (spectrum.Length != BinCount || bands.Length != BandCount)
        {
            throw new ArgumentException(
                $"Got {spectrum.Length} bins and room for {bands.Length} bands; {BinCount} and {BandCount} are needed."
            );
        }

        for (var band = 0; band < BandCount; band++)
        {
            var weights = _padded[band];
            bands[band] = Dot.Of(spectrum.Slice(_paddedFirst[band], weights.Length), weights);
        }
    }

    /// <summary>The weights of one band over all bins.</summary>
    /// <param name="band">Band, from 0.</param>
    /// <returns>A new array, one weight per bin.</returns>
    public float[] WeightsOf(int band)
    {
        var all = new float[BinCount];
        _weights[band].CopyTo(all, _firstBin[band]);
        return all;
    }

    private static double[] Edges(int bandCount, double lowestHz, double highestHz, MelScale scale)
    {
        var low = Mel.FromHertz(lowestHz, scale);
        var step = (Mel.FromHertz(highestHz, scale) - low) / (bandCount + 1);
        var edges = new double[bandCount + 2];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = Mel.ToHertz(low + step * i, scale);
        }

        return edges;
    }

    private (int FirstBin, float[] Weights) Triangle(int band, double hzPerBin, MelNorm norm)
    {
        var (lower, peak, upper) = (EdgesHz[band], EdgesHz[band + 1], EdgesHz[band + 2]);
        var first = (int)Math.Ceiling(lower / hzPerBin);
        var last = Math.Min(BinCount - 1, (int)Math.Floor(upper / hzPerBin));
        var height = norm == MelNorm.Area ? 2.0 / (upper - lower) : 1.0;
        var weights = new float[Math.Max(0, last - first + 1)];
        for (var i = 0; i < weights.Length; i++)
        {
            var hertz = (first + i) * hzPerBin;
            weights[i] = (float)(height * Math.Max(0, Math.Min((hertz - lower) / (peak - lower), (upper - hertz) / (upper - peak))));
        }

        return (weights.Length == 0 ? 0 : first, weights);
    }

    private (int First, float[] Weights) Pad(int first, float[] weights)
    {
        var length = Math.Min(BinCount, Dot.Padded(weights.Length));
        var start = Math.Min(first, BinCount - length);
        var padded = new float[length];
        weights.CopyTo(padded, first - start);
        return (start, padded);
    }
}
