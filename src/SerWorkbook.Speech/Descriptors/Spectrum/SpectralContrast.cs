namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How far peaks stand out from valleys in octave bands of a spectrum.</summary>
/// <remarks>
/// In every band, the mean of the strongest bins over the mean of the weakest, in dB (Jiang et al., "Music type
/// classification by spectral contrast feature", ICME 2002). Bands: below 200 Hz, then octaves, the last one cut at the
/// highest frequency. An instance holds working memory: use one instance per thread.
/// </remarks>
internal sealed class SpectralContrast
{
    private const double FirstEdgeHz = 200;

    // The share of the bins that counts as peak and as valley; Jiang et al. found 0.02 to 0.2 to do equally well.
    private const double Share = 0.1;

    private readonly int[] _edges;
    private readonly TailSums _sums;

    /// <summary>Prepares the bands.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="fftSize">Points of the transform that the spectra come from.</param>
    /// <param name="highestHz">The upper edge of the last band, Hz; above 200 and at most half the rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The highest frequency is out of range.</exception>
    public SpectralContrast(int sampleRate, int fftSize, double highestHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highestHz, FirstEdgeHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(highestHz, sampleRate / 2.0);
        var edges = new List<int> { 0 };
        for (var hertz = FirstEdgeHz; hertz < highestHz; hertz *= 2)
        {
            edges.Add((int)Math.Ceiling(hertz * fftSize / sampleRate));
        }

        edges.Add((int)(highestHz * fftSize / sampleRate) + 1);
        _edges = [.. edges];
        _sums = new TailSums(fftSize / 2 + 1);
    }

    /// <summary>Number of bands.</summary>
    public int BandCount => _edges.Length - 1;

    /// <summary>Measures one spectrum.</summary>
    /// <param name="power">|X[k]|² of all bins from 0 Hz up to the highest frequency at least.</param>
    /// <param name="contrasts">Takes one value per band, dB, 0 or more; 0 for silence and for a flat band.</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> contrasts)
    {
        for (var band = 0; band < BandCount; band++)
        {
            var bins = power[_edges[band].._edges[band + 1]];
            var count = Math.Max(1, (int)(Share * bins.Length));
            contrasts[band] =
                Decibel.FromPower(_sums.Largest(bins, count) / count) - Decibel.FromPower(_sums.Smallest(bins, count) / count);
        }
    }
}
