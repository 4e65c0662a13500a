using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Turns rendered speech into a recording: level, a quiet room before and after, background noise.</summary>
internal static class Microphone
{
    /// <summary>No sample of a recording is larger: a recordist turns the level down rather than clip.</summary>
    public const float Ceiling = 0.95f;

    private const double LeastSnrDb = 25;
    private const double MostSnrDb = 45;

    /// <summary>Records an utterance.</summary>
    /// <param name="speech">Samples of the speech.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="gain">What the speech is multiplied with.</param>
    /// <param name="random">Draws silence, signal-to-noise ratio and noise.</param>
    /// <returns>The recording, and the sample at which the speech begins.</returns>
    public static (float[] Samples, int SpeechStart) Record(ReadOnlySpan<float> speech, int sampleRate, double gain, VoiceRandom random)
    {
        var before = (int)(random.Uniform(0.12, 0.5) * sampleRate);
        var after = (int)(random.Uniform(0.15, 0.6) * sampleRate);
        var samples = new float[before + speech.Length + after];
        TensorPrimitives.Multiply(speech, (float)gain, samples.AsSpan(before));
        var level = ActiveRms(samples, sampleRate);
        var noise = level * LevelDifference.ToAmplitude(-random.Uniform(LeastSnrDb, MostSnrDb));
        AddRoom(samples, sampleRate, noise, random);
        var peak = Math.Abs(TensorPrimitives.MaxMagnitude<float>(samples));
        if (peak > Ceiling)
        {
            TensorPrimitives.Multiply(samples, Ceiling / peak, samples);
        }

        return (samples, before);
    }

    /// <summary>Removes what lies below speech with a first-order high-pass at 40 Hz, as a microphone does.</summary>
    public static void RemoveOffset(Span<double> samples, double sampleRate)
    {
        var share = 1 - Math.Exp(-2 * Math.PI * 40 / sampleRate);
        var mean = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            mean += share * (samples[i] - mean);
            samples[i] -= mean;
        }
    }

    // Root mean square over the blocks that are within 25 dB of the loudest: silence does not count.
    private static double ActiveRms(ReadOnlySpan<float> samples, int sampleRate)
    {
        var length = sampleRate / 50;
        var powers = new List<double>();
        for (var i = 0; i + length <= samples.Length; i += length)
        {
            powers.Add(FixedOrderSums.SumOfSquares(samples.Slice(i, length)) / length);
        }

        var loudest = powers.Max();
        return Math.Sqrt(powers.Where(p => p >= loudest * Math.Pow(10, -2.5)).Average());
    }

    // A room hums more than it hisses: white noise below 250 Hz, and a tenth of its power above.
    private static void AddRoom(Span<float> samples, int sampleRate, double rms, VoiceRandom random)
    {
        var share = 1 - Math.Exp(-2 * Math.PI * 250 / sampleRate);
        var low = 0.0;
        var lowGain = Math.Sqrt((2 - share) / share);
        for (var i = 0; i < samples.Length; i++)
        {
            low += share * (random.Noise() - low);
            samples[i] += (float)(rms * (Math.Sqrt(0.9) * low * lowGain + Math.Sqrt(0.1) * random.Noise()));
        }
    }
}
