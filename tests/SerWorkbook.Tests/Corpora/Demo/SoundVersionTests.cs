using System.Numerics.Tensors;
using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Tests.Corpora.Demo;

/// <summary>Keeps the sound from changing unseen: corpora on disk are only rendered anew when the version says so.</summary>
public sealed class SoundVersionTests
{
    [Theory]
    [InlineData("bea", nameof(ActedEmotion.Angry), 5, 1.9803, 241.016, -24.343)]
    [InlineData("jenie", nameof(ActedEmotion.Sleepy), 9, 4.1366, 157.399, -43.475)]
    [InlineData("josh", nameof(ActedEmotion.Amused), 2, 2.6697, 125.97, -33.725)]
    [InlineData("sam", nameof(ActedEmotion.Disgusted), 17, 2.7354, 88.641, -35.404)]
    [InlineData("sam", nameof(ActedEmotion.Neutral), 10, 2.5953, 102.634, -36.179)]
    public void The_sound_of_this_version_is_what_it_was(
        string voice,
        string emotion,
        int sentence,
        double seconds,
        double f0,
        double levelDb
    )
    {
        Assert.Equal(1, DemoCorpus.SoundVersion); // with a new version, put the new numbers here
        var utterance = DemoCorpus.Synthesise(VoiceList.Find(voice), Enum.Parse<ActedEmotion>(emotion), SentenceList.All[sentence - 1]);
        var samples = utterance.Clip.Samples;
        Assert.Equal(seconds, utterance.Clip.Seconds, 0.001);
        Assert.Equal(f0, utterance.F0.Hertz.ToArray().Where(hz => hz > 0).Average(), 0.05);
        Assert.Equal(levelDb, 10 * Math.Log10(TensorPrimitives.SumOfSquares(samples) / samples.Length), 0.01);
    }
}
