using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.Tracking;

/// <summary>Clips strung together, with known changes.</summary>
/// <param name="Clip">The sound.</param>
/// <param name="Spells">What a tracker should show, in order; short breaks between emotions belong to none.</param>
internal sealed record ClipString(AudioClip Clip, IReadOnlyList<TrackedSpell> Spells)
{
    /// <summary>Pause within a spell and where one emotion follows the other at once, seconds.</summary>
    private const double Break = 0.3;

    /// <summary>Pauses and noises between spells, seconds.</summary>
    private const double Pause = 2.5;

    // Of full scale: a quiet room, and a noise as of a vehicle that passes.
    private const double RoomDb = -66;
    private const double NoiseDb = -32;

    // The second level: as if the speaker went some steps away.
    private const double FarDb = -12;

    private static readonly SilenceTrimOptions Trimming = new();

    /// <summary>Strings clips of some speakers together, once through all emotions of each.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="speakers">The speakers; the voice changes from one to the next.</param>
    /// <param name="emotions">The emotions that the model knows.</param>
    /// <param name="clips">Clips of the same emotion and speaker in a row, 1 or more.</param>
    /// <param name="sampleRate">Rate of the string, Hz.</param>
    /// <param name="seed">Draws order, clips and noise.</param>
    public static ClipString Of(
        Corpus corpus,
        IReadOnlyList<string> speakers,
        IReadOnlyList<string> emotions,
        int clips,
        int sampleRate,
        int seed
    )
    {
        var random = new SeededRandom(seed, "strings of clips");
        var converter = new RateConverter(sampleRate);
        var samples = new List<float>();
        var spells = new List<TrackedSpell>();
        AddPause(samples, spells, sampleRate, []);
        foreach (var (number, (speaker, emotion)) in OrderOf(speakers, emotions, random).Index())
        {
            var takes = corpus.Utterances.Where(take => take.Speaker == speaker && take.Emotion == emotion).ToArray();
            random.Shuffle<Utterance>(takes);
            if (takes.Length == 0)
            {
                continue;
            }

            var start = Seconds();
            var gain = number % 4 == 3 ? (float)Math.Pow(10, FarDb / 20) : 1f;
            foreach (var take in takes.Take(clips))
            {
                samples.AddRange(new float[Seconds() > start ? (int)(Break * sampleRate) : 0]);
                foreach (var sample in SilenceTrimmer.Trim(converter.Convert(corpus.Read(take)), Trimming).Samples)
                {
                    samples.Add(gain * sample);
                }
            }

            spells.Add(new TrackedSpell(start, Seconds(), emotion));
            AddTransition(samples, spells, number, sampleRate, random);
        }

        return new ClipString(new AudioClip(InRoom(samples, sampleRate, random), sampleRate), spells);

        double Seconds() => (double)samples.Count / sampleRate;
    }

    // Voices alternate, and no emotion follows itself, so that each spell is a change.
    private static List<(string Speaker, string Emotion)> OrderOf(
        IReadOnlyList<string> speakers,
        IReadOnlyList<string> emotions,
        SeededRandom random
    )
    {
        var orders = speakers
            .Select(_ =>
            {
                var order = emotions.ToArray();
                random.Shuffle<string>(order);
                return order;
            })
            .ToArray();
        var all = new List<(string Speaker, string Emotion)>();
        for (var i = 0; i < emotions.Count; i++)
        {
            for (var s = 0; s < speakers.Count; s++)
            {
                var order = orders[s];
                if (all.Count > 0 && all[^1].Emotion == order[i])
                {
                    var other = i + 1 < order.Length ? i + 1 : 0;
                    (order[i], order[other]) = (order[other], order[i]);
                }

                all.Add((speakers[s], order[i]));
            }
        }

        return all;
    }

    // In turn: a pause, the next emotion at once, noise.
    private static void AddTransition(List<float> samples, List<TrackedSpell> spells, int number, int sampleRate, SeededRandom random)
    {
        switch (number % 3)
        {
            case 0:
                AddPause(samples, spells, sampleRate, []);
                break;
            case 1:
                samples.AddRange(new float[(int)(Break * sampleRate)]);
                break;
            default:
                AddPause(samples, spells, sampleRate, Noise.Make(NoiseKind.Pink, (int)(Pause * sampleRate), sampleRate, random));
                break;
        }
    }

    private static void AddPause(List<float> samples, List<TrackedSpell> spells, int sampleRate, float[] noise)
    {
        var start = (double)samples.Count / sampleRate;
        var gain = (float)Math.Pow(10, NoiseDb / 20);
        for (var n = 0; n < (int)(Pause * sampleRate); n++)
        {
            samples.Add(noise.Length > 0 ? gain * noise[n] : 0);
        }

        spells.Add(new TrackedSpell(start, (double)samples.Count / sampleRate, null));
    }

    private static float[] InRoom(List<float> samples, int sampleRate, SeededRandom random)
    {
        var room = Noise.Make(NoiseKind.Pink, samples.Count, sampleRate, random);
        var gain = (float)Math.Pow(10, RoomDb / 20);
        for (var n = 0; n < room.Length; n++)
        {
            room[n] = samples[n] + gain * room[n];
        }

        return room;
    }
}
