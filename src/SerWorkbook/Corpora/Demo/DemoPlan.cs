using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo;

/// <summary>The clips that a demo corpus consists of.</summary>
/// <param name="Seed">Seed of the corpus.</param>
/// <param name="SentencesPerCell">Sentences in each cell of speaker and emotion; 0 where a list gives the clips.</param>
/// <param name="Settings">SHA-256 over everything that the clips depend on.</param>
/// <param name="Clips">The clips.</param>
internal sealed record DemoPlan(int Seed, int SentencesPerCell, string Settings, IReadOnlyList<PlannedClip> Clips)
{
    /// <summary>Plans the demo corpus.</summary>
    public static DemoPlan Of(DemoCorpusOptions options) =>
        new(
            options.Seed,
            options.SentencesPerCell,
            Hash(
                new
                {
                    DemoCorpus.SoundVersion,
                    options.Seed,
                    options.SentencesPerCell,
                    Voices = VoiceList.All,
                    Cues = VoiceList.All.SelectMany(v => v.Emotions, (v, e) => v.StyleOf(e)),
                    Sentences = SentenceList.All.Take(options.SentencesPerCell),
                }
            ),
            [
                .. DemoClip
                    .All(options)
                    .Select(clip => new PlannedClip(
                        clip.Path,
                        () => DemoCorpus.Synthesise(clip.Voice, clip.Emotion, clip.Sentence, options.Seed).Clip
                    )),
            ]
        );

    /// <summary>Plans clips of the demo corpus's voices that depend on seed, code and one thing more.</summary>
    /// <param name="seed">Seed of the corpus.</param>
    /// <param name="other">What else they depend on.</param>
    /// <param name="clips">The clips.</param>
    public static DemoPlan Of(int seed, object other, IReadOnlyList<PlannedClip> clips) =>
        new(
            seed,
            0,
            Hash(
                new
                {
                    DemoCorpus.SoundVersion,
                    Seed = seed,
                    Voices = VoiceList.All,
                    Cues = VoiceList.All.SelectMany(v => v.Emotions, (v, e) => v.StyleOf(e)),
                    Sentences = SentenceList.All,
                    Other = other,
                }
            ),
            clips
        );

    // Voices, cues and sentences are hashed as they are; what lies in code has a version number.
    private static string Hash(object settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(settings, DemoMarker.Json))));
}

/// <summary>A clip of a demo corpus.</summary>
/// <param name="Path">Path below the corpus, with forward slashes.</param>
/// <param name="Render">Makes the clip.</param>
internal sealed record PlannedClip(string Path, Func<AudioClip> Render);
