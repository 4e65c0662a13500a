namespace SerWorkbook.Speech.Tests.Features;

/// <summary>Pulse trains of known periods, filtered as a vocal tract does, with gaps in which nothing is voiced.</summary>
/// <param name="Clip">The sound.</param>
/// <param name="TrueF0">F0 at a time in seconds, Hz; 0 where nothing is voiced.</param>
internal sealed record SyntheticVoice(AudioClip Clip, Func<double, double> TrueF0)
{
    public const int Rate = 16_000;

    /// <summary>First three formants of vowels, Hz: means of men, Peterson and Barney (1952).</summary>
    public static IReadOnlyDictionary<string, double[]> Vowels { get; } =
        new SortedDictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["a"] = [730, 1090, 2440],
            ["e"] = [530, 1840, 2480],
            ["i"] = [270, 2290, 3010],
            ["o"] = [570, 840, 2410],
            ["u"] = [300, 870, 2240],
            [""] = [],
        };

    /// <summary>Voiced stretches of 0.15 to 0.6 s between gaps of 0.1 to 0.25 s, half of them hissing, half of them silent.</summary>
    /// <param name="hertz">F0 that the vibrato swings around, Hz.</param>
    /// <param name="vowel">One of <see cref="Vowels"/>; "" leaves the pulses as they are.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="seed">Draws lengths and hiss.</param>
    public static SyntheticVoice Speak(double hertz, string vowel, double seconds, int seed)
    {
        var random = new SeededRandom(seed, "voice");
        var f0 = Vibrato(hertz);
        var gate = Gate(seconds, random, out var hiss);
        var samples = Pulses(Marks(f0, seconds), seconds);
        Colour(samples, vowel);
        Normalise(samples, 0.1);
        double before = 0;
        for (var n = 0; n < samples.Length; n++)
        {
            // Hiss as of a fricative: a differentiator lifts its high frequencies.
            var noise = random.NextGaussian();
            samples[n] = (float)(samples[n] * gate[n] + 0.01 * hiss[n] * (noise - before));
            before = noise;
        }

        return new SyntheticVoice(new AudioClip(samples, Rate), t => Voiced(gate, t) ? f0(t) : 0);
    }

    /// <summary>A vibrato of 5.5 Hz that swings by 4 % of F0, the singer's usual one (Sundberg 1987).</summary>
    public static Func<double, double> Vibrato(double hertz) => t => hertz * (1 + 0.04 * Math.Sin(2 * Math.PI * 5.5 * t));

    /// <summary>The instants of the pulses of an F0 that changes in time.</summary>
    public static List<(double Seconds, double Strength)> Marks(Func<double, double> f0, double seconds)
    {
        var marks = new List<(double, double)>();
        for (var t = 0.0; t < seconds; t += 1 / f0(t + 0.5 / f0(t)))
        {
            marks.Add((t, 1));
        }

        return marks;
    }

    /// <summary>Band-limited pulses: a sinc under a Hann window of 32 samples at each instant.</summary>
    public static float[] Pulses(IEnumerable<(double Seconds, double Strength)> marks, double seconds)
    {
        const int reach = 16;
        var samples = new float[(int)(seconds * Rate)];
        foreach (var (at, strength) in marks)
        {
            var place = at * Rate;
            for (var n = Math.Max(0, (int)place - reach + 1); n <= Math.Min(samples.Length - 1, (int)place + reach); n++)
            {
                var x = n - place;
                var sinc = Math.Abs(x) < 1e-9 ? 1 : Math.Sin(0.9 * Math.PI * x) / (0.9 * Math.PI * x);
                samples[n] += (float)(strength * sinc * (0.5 + 0.5 * Math.Cos(Math.PI * x / reach)));
            }
        }

        return samples;
    }

    /// <summary>The slope of the voice source, -6 dB an octave from 100 Hz, and a cascade of formants 80 to 150 Hz wide.</summary>
    public static void Colour(Span<float> samples, string vowel)
    {
        var share = 1 - Math.Exp(-2 * Math.PI * 100 / Rate);
        var state = 0.0;
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = (float)(state += share * (samples[n] - state));
        }

        foreach (var formant in Vowels[vowel])
        {
            Resonate(samples, formant, 60 + formant / 30);
        }
    }

    /// <summary>Scales to a root mean square.</summary>
    public static void Normalise(Span<float> samples, double rms)
    {
        var power = 0.0;
        foreach (var x in samples)
        {
            power += (double)x * x / samples.Length;
        }

        foreach (ref var x in samples)
        {
            x *= (float)(rms / Math.Sqrt(power));
        }
    }

    /// <summary>One formant: the digital resonator of Klatt (1980).</summary>
    public static void Resonate(Span<float> samples, double hertz, double bandwidth)
    {
        var c = -Math.Exp(-2 * Math.PI * bandwidth / Rate);
        var b = 2 * Math.Exp(-Math.PI * bandwidth / Rate) * Math.Cos(2 * Math.PI * hertz / Rate);
        var (y1, y2) = (0.0, 0.0);
        foreach (ref var x in samples)
        {
            (y1, y2) = ((1 - b - c) * x + b * y1 + c * y2, y1);
            x = (float)y1;
        }
    }

    // The amplitude of voicing: stretches with ramps of 10 ms.
    private static double[] Gate(double seconds, SeededRandom random, out double[] hiss)
    {
        var gate = new double[(int)(seconds * Rate)];
        hiss = new double[gate.Length];
        var ramp = Rate / 100;
        var n = 0;
        while (n < gate.Length)
        {
            var silence = (int)((0.1 + 0.15 * random.NextDouble()) * Rate);
            Array.Fill(hiss, random.Next(2), n, Math.Min(silence, gate.Length - n));
            n += silence;
            var length = (int)((0.15 + 0.45 * random.NextDouble()) * Rate);
            for (var k = 0; k < length && n + k < gate.Length; k++)
            {
                var edge = Math.Min(1.0, Math.Min(k, length - k) / (double)ramp);
                gate[n + k] = 0.5 - 0.5 * Math.Cos(Math.PI * edge);
            }

            n += length;
        }

        return gate;
    }

    private static bool Voiced(double[] gate, double seconds)
    {
        var n = (int)Math.Round(seconds * Rate);
        return n >= 0 && n < gate.Length && gate[n] > 0.5;
    }
}
