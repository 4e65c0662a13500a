namespace SerWorkbook.Speech.Tests;

/// <summary>Signals whose properties are known.</summary>
internal static class TestSignal
{
    public static AudioClip Sine(double hertz, double seconds, int sampleRate = 16_000, double amplitude = 0.5)
    {
        var samples = new float[(int)Math.Round(seconds * sampleRate)];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = (float)(amplitude * Math.Sin(2 * Math.PI * hertz * n / sampleRate));
        }

        return new AudioClip(samples, sampleRate);
    }

    /// <summary>Harmonics of one F0 whose amplitudes fall by 6 dB an octave, up to the Nyquist frequency.</summary>
    public static AudioClip Harmonics(double hertz, double seconds, int sampleRate = 16_000, double amplitude = 0.3)
    {
        var samples = new float[(int)Math.Round(seconds * sampleRate)];
        for (var harmonic = 1; harmonic * hertz < sampleRate / 2.0; harmonic++)
        {
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] += (float)(amplitude / harmonic * Math.Sin(2 * Math.PI * hertz * harmonic * n / sampleRate + harmonic));
            }
        }

        return new AudioClip(samples, sampleRate);
    }

    public static AudioClip Noise(double seconds, int sampleRate = 16_000, double deviation = 0.1, int seed = 1)
    {
        var random = new SeededRandom(seed, "test noise");
        return new AudioClip(
            Enumerable.Range(0, (int)(seconds * sampleRate)).Select(_ => (float)(deviation * random.NextGaussian())).ToArray(),
            sampleRate
        );
    }

    public static AudioClip Join(params AudioClip[] clips) =>
        new(clips.SelectMany(clip => clip.Samples.ToArray()).ToArray(), clips[0].SampleRate);

    public static AudioClip Silence(double seconds, int sampleRate = 16_000) => new(new float[(int)(seconds * sampleRate)], sampleRate);
}
