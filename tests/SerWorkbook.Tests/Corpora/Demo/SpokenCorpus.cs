using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Tests.Corpora.Demo;

/// <summary>The whole default corpus, synthesised once for the tests that look at its sound.</summary>
public sealed class SpokenCorpus
{
    public SpokenCorpus()
    {
        var cells =
            from voice in VoiceList.All
            from emotion in voice.Emotions
            from sentence in SentenceList.All.Take(18)
            select (voice, emotion, sentence);
        Clips =
        [
            .. cells
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .Select(c => new SpokenClip(c.voice, c.emotion, c.sentence, DemoCorpus.Synthesise(c.voice, c.emotion, c.sentence))),
        ];
    }

    internal IReadOnlyList<SpokenClip> Clips { get; }

    internal double Mean(Voice voice, ActedEmotion emotion, Func<SpokenClip, double> measure) =>
        Clips.Where(c => c.Voice.Name == voice.Name && c.Emotion == emotion).Average(measure);
}
