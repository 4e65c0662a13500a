namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>The slope of the least-squares line through a part of a logarithmic spectrum.</summary>
/// <remarks>An instance holds the weights of its part; it may be used from several threads.</remarks>
internal sealed class SpectralLine
{
    private const double HertzPerKilohertz = 1000;

    private readonly int _firstBin;
    private readonly float[] _weights;

    /// <summary>Prepares one part.</summary>
    /// <param name="lowestHz">Its lower end, Hz.</param>
    /// <param name="highestHz">Its upper end, Hz, two bins or more above.</param>
    /// <param name="hzPerBin">Distance of the bins, Hz.</param>
    public SpectralLine(double lowestHz, double highestHz, double hzPerBin)
    {
        _firstBin = (int)Math.Ceiling(lowestHz / hzPerBin);
        _weights = new float[(int)Math.Floor(highestHz / hzPerBin) - _firstBin + 1];
        ArgumentOutOfRangeException.ThrowIfLessThan(_weights.Length, 2, nameof(highestHz));

        // slope = sum of (f - mean f) y / sum of (f - mean f)², the second sum being d² n (n² - 1) / 12.
        double count = _weights.Length;
        var variance = count * (count * count - 1) / 12 * hzPerBin / HertzPerKilohertz;
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = (float)((i - (count - 1) / 2) / variance);
        }
    }

    /// <summary>Measures one spectrum.</summary>
    /// <param name="logarithms">Logarithmic power of the bins from 0 Hz on.</param>
    /// <returns>Change a kHz, in the unit of the spectrum.</returns>
    public float Slope(ReadOnlySpan<float> logarithms) => FixedOrderSums.Dot(logarithms.Slice(_firstBin, _weights.Length), _weights);
}
