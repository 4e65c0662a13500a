using System.Reflection;
using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Tests.Corpora.Demo;

public sealed class EmotionCuesTests
{
    private static readonly EmotionCues Some = new()
    {
        F0Semitones = 4,
        DurationFactor = 1.44,
        LevelDb = -3,
        Tremor = 0.5,
    };

    [Fact]
    public void At_strength_zero_nothing_changes() => Assert.Equal(EmotionCues.None, EmotionProfiles.Of(ActedEmotion.Angry).Scale(0));

    [Fact]
    public void At_strength_one_they_stay_as_they_are() => Assert.Equal(Some, Some.Scale(1));

    [Fact]
    public void Half_the_strength_is_half_the_way()
    {
        var half = Some.Scale(0.5);
        Assert.Equal(2, half.F0Semitones, 9);
        Assert.Equal(1.2, half.DurationFactor, 9);
        Assert.Equal(-1.5, half.LevelDb, 9);
    }

    // Every cue is reached: one that Scale or With forgot would show here.
    [Fact]
    public void Two_halves_make_a_whole_of_every_cue()
    {
        var full = EmotionCues.None;
        foreach (var property in typeof(EmotionCues).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            property.SetValue(full = full with { }, 1.21);
        }

        var sum = full.Scale(0.5).With(full.Scale(0.5));
        Assert.All(
            typeof(EmotionCues).GetProperties(BindingFlags.Public | BindingFlags.Instance),
            p => Assert.Equal((double)p.GetValue(full)!, (double)p.GetValue(sum)!, 9)
        );
    }

    [Fact]
    public void Neutral_has_no_cues() => Assert.Equal(EmotionCues.None, EmotionProfiles.Of(ActedEmotion.Neutral));

    [Fact]
    public void An_emotion_that_is_none_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmotionProfiles.Of((ActedEmotion)99));
}
