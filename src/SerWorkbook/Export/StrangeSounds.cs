using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Sounds that no model of emotions should answer: noise, tones and constants, 0.5 to 3 s long, at 16 kHz.</summary>
internal static class StrangeSounds
{
    /// <summary>The one kind that a model may answer: the swelling of several voices.</summary>
    public const string Babble = "babble";

    private const int Rate = 16_000;
    private static readonly double[] Lengths = [0.5, 1, 3];
    private static readonly double[] Levels = [0.5, 0.1, 0.01];
    private static readonly double[] Pitches = [80, 150, 200, 440, 1_000, 3_000];
    private static readonly double[] Chord = [220, 277.2, 329.6];

    /// <summary>Makes all of them.</summary>
    /// <returns>The kind of sound, its name, and the clip.</returns>
    public static IEnumerable<(string Kind, string Name, AudioClip Clip)> Make()
    {
        foreach (var seconds in Lengths)
        {
            foreach (var level in Levels)
            {
                yield return Noisy("white and pink noise", NoiseKind.White, seconds, level);
                yield return Noisy("white and pink noise", NoiseKind.Pink, seconds, level);
                yield return Noisy(Babble, NoiseKind.Babble, seconds, level);
            }

            foreach (var hertz in Pitches)
            {
                yield return Shaped("tones", $"sine {hertz} Hz", seconds, t => 0.3 * Math.Sin(2 * Math.PI * hertz * t));
                yield return Shaped("tones", $"square {hertz} Hz", seconds, t => 0.2 * Math.Sign(Math.Sin(2 * Math.PI * hertz * t)));
                yield return Shaped("tones", $"sawtooth {hertz} Hz", seconds, t => 0.3 * ((2 * (hertz * t % 1)) - 1));
            }

            yield return Shaped("chords and sweeps", "chord", seconds, t => 0.1 * Chord.Sum(hertz => Math.Sin(2 * Math.PI * hertz * t)));
            yield return Shaped(
                "chords and sweeps",
                "sweep",
                seconds,
                t => 0.3 * Math.Sin(2 * Math.PI * (100 + (1_000 * t / seconds)) * t)
            );
            yield return Shaped(
                "chords and sweeps",
                "swelling tone",
                seconds,
                t => 0.3 * (0.5 + (0.5 * Math.Sin(2 * Math.PI * 5 * t))) * Math.Sin(2 * Math.PI * 300 * t)
            );
            yield return Shaped("constants", "constant", seconds, _ => 0.3);
        }
    }

    private static (string Kind, string Name, AudioClip Clip) Noisy(string group, NoiseKind kind, double seconds, double level)
    {
        var noise = Noise.Make(kind, (int)(seconds * Rate), Rate, new SeededRandom(7, "sound"));
        return (
            group,
            FormattableString.Invariant($"{kind} noise, {seconds} s, {level}"),
            new AudioClip(Array.ConvertAll(noise, sample => (float)(0.3 * level * sample)), Rate)
        );
    }

    private static (string Kind, string Name, AudioClip Clip) Shaped(
        string group,
        string name,
        double seconds,
        Func<double, double> sample
    ) =>
        (
            group,
            FormattableString.Invariant($"{name}, {seconds} s"),
            new AudioClip(Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)sample((double)i / Rate)).ToArray(), Rate)
        );
}
