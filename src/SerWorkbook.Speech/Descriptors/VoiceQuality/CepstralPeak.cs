using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>Cepstral peak prominence: how regular a voice is, without a decision about its F0.</summary>
/// <remarks>
/// The dB spectrum of a voice has a ripple whose period is F0. The cepstrum, the transform of the dB spectrum, shows it
/// as a peak at the pitch period; its height over the straight line through the cepstrum is high for a clear voice and
/// low for a breathy or hoarse one (Hillenbrand, Cleveland and Erickson, J. Speech and Hearing Research 37, 1994).
/// An instance holds working memory: use one instance per thread.
/// </remarks>
internal sealed class CepstralPeak
{
    private readonly RealFft _fft;
    private readonly float[] _zeros;
    private readonly float[] _cepstrum;
    private readonly float[] _slopes;
    private readonly int _shortest;
    private readonly int _longest;

    /// <summary>Prepares the measurement.</summary>
    /// <param name="rate">The rate of a signal whose Nyquist frequency is the spectrum's last bin, Hz.</param>
    /// <param name="intervals">Bins less one: a power of two.</param>
    /// <param name="lowestHz">Lowest F0, Hz; a period must fit into half the transform.</param>
    /// <param name="highestHz">Highest F0, Hz.</param>
    public CepstralPeak(double rate, int intervals, double lowestHz, double highestHz)
    {
        _fft = new RealFft(2 * intervals);
        _zeros = new float[_fft.BinCount];
        _cepstrum = new float[_fft.Size];
        _shortest = (int)Math.Floor(rate / highestHz);
        _longest = Math.Min(intervals - 1, (int)Math.Ceiling(rate / lowestHz));

        // The weights of a least-squares slope: the sum of (i - middle)² over n places is n (n² - 1) / 12.
        double count = _longest - _shortest;
        var variance = count * (count * count - 1) / 12;
        _slopes = [.. Enumerable.Range(0, (int)count).Select(i => (float)((i - (count - 1) / 2) / variance))];
    }

    /// <summary>Measures one spectrum.</summary>
    /// <param name="decibels">The spectrum in dB, from 0 Hz to its last bin.</param>
    /// <returns>The height of the peak over the line, dB; 0 for silence.</returns>
    public float Prominence(ReadOnlySpan<float> decibels)
    {
        _fft.Inverse(decibels, _zeros, _cepstrum);
        var range = _cepstrum.AsSpan(_shortest.._longest);
        var peak = TensorPrimitives.IndexOfMax<float>(range);
        var line =
            FixedOrderSums.Sum<float>(range) / range.Length + FixedOrderSums.Dot<float>(range, _slopes) * (peak - (range.Length - 1) / 2f);

        // A ripple of amplitude a in dB stands as a / 2 in the cepstrum.
        return 2 * (range[peak] - line);
    }
}
