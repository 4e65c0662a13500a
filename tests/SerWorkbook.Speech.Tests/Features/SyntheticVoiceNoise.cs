namespace SerWorkbook.Speech.Tests.Features;

/// <summary>Adds noises of a known ratio to a clip.</summary>
internal static class SyntheticVoiceNoise
{
    /// <summary>Adds noise whose power falls by 3 dB an octave: the filter of Paul Kellet, within 0.5 dB above 10 Hz.</summary>
    public static AudioClip AddPink(AudioClip clip, double snrDb, int seed) => Add(clip, Pink(clip.Length, seed), snrDb);

    /// <summary>Adds six voices that speak at once, as in a full room.</summary>
    public static AudioClip AddBabble(AudioClip clip, double snrDb, int seed)
    {
        var babble = new float[clip.Length];
        string[] vowels = ["a", "e", "i", "o", "u"];
        for (var k = 0; k < 20; k++)
        {
            var voice = SyntheticVoice.Speak(97 + 9.7 * k, vowels[k % 5], clip.Seconds + 0.01, 100 * seed + k).Clip.Samples;
            for (var n = 0; n < babble.Length; n++)
            {
                babble[n] += voice[n];
            }
        }

        return Add(clip, babble, snrDb);
    }

    public static float[] Pink(int length, int seed)
    {
        var random = new SeededRandom(seed, "pink noise");
        var (b0, b1, b2, b3, b4, b5, b6) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var noise = new float[length];
        for (var n = 0; n < length; n++)
        {
            var white = random.NextGaussian();
            b0 = 0.99886 * b0 + white * 0.0555179;
            b1 = 0.99332 * b1 + white * 0.0750759;
            b2 = 0.96900 * b2 + white * 0.1538520;
            b3 = 0.86650 * b3 + white * 0.3104856;
            b4 = 0.55000 * b4 + white * 0.5329522;
            b5 = -0.7616 * b5 - white * 0.0168980;
            noise[n] = (float)(b0 + b1 + b2 + b3 + b4 + b5 + b6 + white * 0.5362);
            b6 = white * 0.115926;
        }

        return noise;
    }

    private static AudioClip Add(AudioClip clip, float[] noise, double snrDb)
    {
        var gain = (float)(Math.Sqrt(Power(clip.Samples) / Power(noise)) * Math.Pow(10, -snrDb / 20));
        return new AudioClip(clip.Samples.ToArray().Zip(noise, (x, y) => x + gain * y).ToArray(), clip.SampleRate);
    }

    private static double Power(ReadOnlySpan<float> samples)
    {
        var power = 0.0;
        foreach (var x in samples)
        {
            power += (double)x * x;
        }

        return power / samples.Length;
    }
}
