namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How often a signal crosses its own mean.</summary>
internal static class ZeroCrossings
{
    /// <summary>Crossings per second. The mean is taken off first, so that an offset of the recorder does not hide them.</summary>
    /// <param name="samples">Samples of one frame.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <returns>From 0 to the sampling rate; twice the frequency of a sine; 0 for fewer than two samples and for a constant.</returns>
    public static float Rate(ReadOnlySpan<float> samples, int sampleRate)
    {
        if (samples.Length < 2)
        {
            return 0f;
        }

        var mean = FixedOrderSums.Sum(samples) / samples.Length;
        var crossings = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            crossings += samples[i - 1] < mean != samples[i] < mean ? 1 : 0;
        }

        return (float)crossings * sampleRate / (samples.Length - 1);
    }
}
