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
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Plans a corpus.</summary>
    /// <exception cref="SerException">The list of <see cref="DemoCorpusOptions.Like"/> cannot be used.</exception>
    public static DemoPlan Of(DemoCorpusOptions options) => options.Like is { } list ? OfList(list, options) : OfCells(options);

    private static DemoPlan OfCells(DemoCorpusOptions options) =>
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

    private static DemoPlan OfList(string list, DemoCorpusOptions options)
    {
        var rows = ClipList.Read(list);
        return new DemoPlan(
            options.Seed,
            0,
            Hash(
                new
                {
                    DemoCorpus.SoundVersion,
                    options.Seed,
                    Voices = VoiceList.All,
                    Cues = VoiceList.All.SelectMany(v => v.Emotions, (v, e) => v.StyleOf(e)),
                    Sentences = SentenceList.All,
                    Rows = rows,
                }
            ),
            TwinClips.Of(list, rows, options.Seed)
        );
    }

    // Voices, cues and sentences are hashed as they are; what lies in code has a version number.
    private static string Hash(object settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(settings, Json))));
}

/// <summary>A clip of a demo corpus.</summary>
/// <param name="Path">Path below the corpus, with forward slashes.</param>
/// <param name="Render">Makes the clip.</param>
internal sealed record PlannedClip(string Path, Func<AudioClip> Render);
