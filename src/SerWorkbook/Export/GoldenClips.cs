using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Short synthetic recordings that travel with a bundle: whoever has it can hear and predict them.</summary>
internal static class GoldenClips
{
    private const int NoiseRate = 16_000;
    private const float NoiseLevel = 0.1f;

    // The voices that are recorded at 16 kHz, as short clips are to stay small.
    private static readonly string[] Speakers = ["jenie", "josh", "sam"];
    private static readonly ActedEmotion[] Emotions = [ActedEmotion.Neutral, ActedEmotion.Amused, ActedEmotion.Sleepy];

    /// <summary>Synthesises the clips.</summary>
    /// <returns>WAV files by name: three utterances of voices of the demo corpus, and a second of white noise.</returns>
    public static IReadOnlyDictionary<string, byte[]> Make()
    {
        var voices = Speakers.Select((speaker, i) => Speak(speaker, Emotions[i], i));
        return voices
            .Append(WhiteNoise())
            .Index()
            .ToDictionary(clip => FormattableString.Invariant($"golden-{clip.Index + 1}.wav"), clip => WavWriter.ToBytes(clip.Item));
    }

    /// <summary>Synthesises more recordings for comparisons: every voice in turn, with other sentences.</summary>
    /// <param name="count">How many.</param>
    public static IEnumerable<byte[]> MakeMore(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                WavWriter.ToBytes(
                    Speak(Speakers[i % Speakers.Length], Emotions[i / Speakers.Length % Emotions.Length], i + Speakers.Length)
                )
            );

    private static AudioClip Speak(string speaker, ActedEmotion emotion, int sentence) =>
        DemoCorpus.Synthesise(VoiceList.Find(speaker), emotion, SentenceList.All[sentence % SentenceList.All.Length]).Clip;

    private static AudioClip WhiteNoise()
    {
        var noise = Noise.Make(NoiseKind.White, NoiseRate, NoiseRate, new SeededRandom(1, "golden"));
        return new AudioClip(Array.ConvertAll(noise, sample => sample * NoiseLevel), NoiseRate);
    }
}
