using System.Collections.Immutable;
using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Corpora.Demo;

/// <summary>One clip of the corpus and its place on disk.</summary>
/// <param name="Voice">Who speaks.</param>
/// <param name="Emotion">Which emotion is acted.</param>
/// <param name="Sentence">What is said.</param>
internal sealed record DemoClip(Voice Voice, ActedEmotion Emotion, Sentence Sentence)
{
    // EmoV-DB names a file after the batch of sentences that it was recorded in; ours all lie in its first batch.
    private const string Batch = "1-28";

    /// <summary>Path below the corpus, with forward slashes: speaker, emotion, and EmoV-DB's file name.</summary>
    public string Path => FormattableString.Invariant($"{Voice.Name}/{Emotion}/{Prefix}_{Batch}_{Sentence.Id:0000}.wav");

    private string Prefix =>
        Emotion switch
        {
            ActedEmotion.Amused => "amused",
            ActedEmotion.Angry => "anger",
            ActedEmotion.Disgusted => "disgust",
            ActedEmotion.Sleepy => "sleepiness",
            _ => "neutral",
        };

    /// <summary>All clips of a corpus, by speaker, emotion and sentence.</summary>
    /// <param name="options">Which corpus.</param>
    public static ImmutableArray<DemoClip> All(DemoCorpusOptions options) =>
        [
            .. from voice in VoiceList.All
            from emotion in voice.Emotions
            from sentence in SentenceList.All.Take(options.SentencesPerCell)
            select new DemoClip(voice, emotion, sentence),
        ];
}
