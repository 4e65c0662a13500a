using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Corpora.Demo.Synthesis;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo;

/// <summary>Clips with the names, rates and lengths of a real corpus, for measuring at its size without its recordings.</summary>
/// <remarks>
/// Each clip holds sentences of the demo corpus one after another, and is cut where the real one ends. Speakers who are no voice of the
/// demo corpus take the voices in turn; emotions that it does not act take those in turn.
/// </remarks>
internal static class TwinClips
{
    private const int LowRate = 16_000;
    private const int HighRate = 44_100;
    private const double FadeSeconds = 0.02;

    // The names alone are read: there is no folder, and no table of labels in it.
    private const string NoFolder = "list-of-clips";

    /// <summary>Plans the clips.</summary>
    /// <param name="list">The list's file, for messages.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="seed">Seed of the corpus.</param>
    /// <exception cref="SerException">The names are those of no known corpus.</exception>
    public static IReadOnlyList<PlannedClip> Of(string list, IReadOnlyList<ClipRow> rows, int seed)
    {
        var known = new FolderRecognition(NoFolder, [.. rows.Select(row => row.Path)], CorpusCatalogue.Own).Recognise();
        var labels = known?.Listing.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (labels is null || rows.FirstOrDefault(row => !labels.ContainsKey(row.Path)) is { } other && 2 * labels.Count < rows.Count)
        {
            throw new SerException($"{list}: its names are those of no known corpus; 'ser data corpora' lists these.");
        }

        string[] speakers = [.. labels.Values.Select(file => file.Speaker).Distinct().Order(StringComparer.Ordinal)];
        string[] emotions = [.. labels.Values.Select(file => file.Emotion).Distinct().Order(StringComparer.Ordinal)];
        return
        [
            .. rows.Where(row => labels.ContainsKey(row.Path))
                .Select(row =>
                {
                    var (voice, emotion) = (VoiceOf(labels[row.Path].Speaker, speakers), EmotionOf(labels[row.Path].Emotion, emotions));
                    return new PlannedClip(row.Path, () => Render(row, voice, emotion, seed));
                }),
        ];
    }

    private static Voice VoiceOf(string speaker, string[] speakers) =>
        VoiceList.All.FirstOrDefault(voice => voice.Name == speaker)
        ?? VoiceList.All[Array.IndexOf(speakers, speaker) % VoiceList.All.Length] with
        {
            Name = speaker,
        };

    private static ActedEmotion EmotionOf(string emotion, string[] emotions) =>
        emotion.ToLowerInvariant() switch
        {
            "amused" or "happy" or "joy" => ActedEmotion.Amused,
            "angry" or "anger" => ActedEmotion.Angry,
            "disgusted" or "disgust" => ActedEmotion.Disgusted,
            "neutral" or "calm" => ActedEmotion.Neutral,
            "sleepy" or "sad" or "boredom" => ActedEmotion.Sleepy,
            _ => (ActedEmotion)(Array.IndexOf(emotions, emotion) % Enum.GetValues<ActedEmotion>().Length),
        };

    private static AudioClip Render(ClipRow row, Voice voice, ActedEmotion emotion, int seed)
    {
        // The synthesiser is made for these two rates.
        var rate = row.SampleRate == LowRate ? LowRate : HighRate;
        var random = VoiceRandom.For(seed, row.Path);
        var length = (int)Math.Ceiling((double)row.Samples * rate / row.SampleRate);
        var samples = new float[length];
        for (var done = 0; done < length; )
        {
            var sentence = SentenceList.All[(int)random.Uniform(0, SentenceList.All.Length)];
            var take = (int)random.Uniform(0, int.MaxValue);
            var said = DemoCorpus.Synthesise(voice with { SampleRate = rate }, emotion, sentence, take).Clip.Samples;
            var part = said[..Math.Min(said.Length, length - done)];
            part.CopyTo(samples.AsSpan(done));
            done += part.Length;
        }

        FadeOut(samples.AsSpan(Math.Max(0, length - (int)(FadeSeconds * rate))));
        var clip = Resampler.To(new AudioClip(samples, rate), row.SampleRate);
        return clip.Length == row.Samples ? clip : new AudioClip(clip.Samples[..(int)row.Samples].ToArray(), row.SampleRate);
    }

    private static void FadeOut(Span<float> end)
    {
        for (var i = 0; i < end.Length; i++)
        {
            end[i] *= 1 - (i + 1f) / end.Length;
        }
    }
}
