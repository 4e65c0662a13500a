using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;
using SerWorkbook.Tracking;

namespace SerWorkbook.Tests.Tracking;

public sealed class TrackingScoreTests
{
    private static readonly AudioClip Clip = TrackerSounds.Dialogue();
    private static readonly TrackerSettings Settings = new();
    private static readonly EmotionTimeline Timeline = EmotionTimeline.Of(HandmadeModel.Of(FeatureSet.MelStats), Clip, Settings);

    [Fact]
    public void What_is_shown_as_it_was_is_all_right()
    {
        var score = Score([.. Timeline.Segments.Select(Spell)]);
        Assert.Equal(
            (1.0, 1.0, 1.0, 0.0, 0.0),
            (score.Correct, score.SpeechCorrect, score.Found, score.MedianSeconds, score.FalseSwitches)
        );
        Assert.Equal((1.0, 1.0, 1.0), (score.Precision, score.Recall, score.F1));
        Assert.Equal(2, Timeline.Segments.Count(segment => segment.Doubt == PredictionDoubt.None));
    }

    [Fact]
    public void Other_emotions_than_were_acted_are_false_switches()
    {
        var score = Score([
            .. Timeline
                .Segments.Select(Spell)
                .Select(spell => spell.Emotion is null ? spell : spell with { Emotion = Other(spell.Emotion) }),
        ]);
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (score.SpeechCorrect, score.Found, score.Precision, score.F1));
        Assert.Equal(2 / (Timeline.Seconds / 60), score.FalseSwitches, 1e-9);
        Assert.True(double.IsNaN(score.MedianSeconds));
        var pauses = Timeline.Segments.Where(segment => segment.Doubt != PredictionDoubt.None).Sum(segment => segment.Seconds);
        Assert.Equal(pauses / Timeline.Seconds, score.Correct, 1e-9);
    }

    [Fact]
    public void The_time_until_an_emotion_is_shown_counts_as_wrong()
    {
        var first = Timeline.Segments.First(segment => segment.Doubt == PredictionDoubt.None);
        var score = Score([new TrackedSpell(first.Start - 0.75, first.End, first.Emotion)]);
        Assert.Equal(0.75, score.MedianSeconds, 1e-9);
        Assert.Equal(first.Seconds / (first.Seconds + 0.75), score.SpeechCorrect, 1e-9);
        Assert.Equal(1, score.Recall);
        Assert.Equal(0.5, score.Precision);
        var late = Score([new TrackedSpell(first.Start - 3.5, first.End, first.Emotion)]);
        Assert.Equal((1.0, 0.0), (late.Found, late.Recall));
    }

    [Fact]
    public void Strings_change_the_emotion_with_every_spell_and_depend_on_the_seed_alone()
    {
        using var folder = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 3, takes: 2), 1);
        var line = ClipString.Of(corpus, ["s0", "s1"], corpus.Emotions, 2, 16_000, 1);
        var spells = line.Spells.Where(spell => spell.Emotion is not null).ToArray();
        Assert.Equal(6, spells.Length);
        Assert.All(spells.Zip(spells.Skip(1)), pair => Assert.NotEqual(pair.First.Emotion, pair.Second.Emotion));
        Assert.All(corpus.Emotions, emotion => Assert.Equal(2, spells.Count(spell => spell.Emotion == emotion)));
        Assert.All(line.Spells.Zip(line.Spells.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End));
        Assert.Equal(
            line.Clip.Samples.ToArray(),
            ClipString.Of(corpus, ["s0", "s1"], corpus.Emotions, 2, 16_000, 1).Clip.Samples.ToArray()
        );
        Assert.NotEqual(line.Clip.Length, ClipString.Of(corpus, ["s0", "s1"], corpus.Emotions, 1, 16_000, 1).Clip.Length);
    }

    [Fact]
    public void A_study_leaves_a_quarter_of_the_speakers_out_of_the_training()
    {
        using var folder = new TemporaryFolder();
        using var home = new TemporaryFolder();
        var workbook = new Workbook(TestCorpus.Write(folder, speakers: 4, emotions: 2, takes: 3), home.Path, home.File("out"), threads: 1);
        var table = workbook.ExtractFeatures(workbook.OpenCorpus(), set: FeatureSet.MelStats);
        var study = TrackingStudy
            .Of(table, Recipe.Of("ridge", ("balanced", 1), ("c", 1), ("keep", 0)), seed: 3)
            .Track([new TrackerSettings { WindowSeconds = 1 }]);
        Assert.Equal((1, 3, 2), (study.Speakers, study.Model.Origin.Speakers, study.Labels));
        Assert.Single(study.Scores);
        Assert.InRange(study.Scores[0].Correct, 0.3, 1);
        Assert.Equal(study.Example!.Seconds, study.Seconds, 0.001);
        var adaptation = study.Adapt();
        Assert.Equal([(0, 4), (5, 5)], adaptation.Select(score => (score.From, score.To)));
        Assert.Equal(6, adaptation.Sum(score => score.Utterances));
        Assert.All(adaptation, score => Assert.Equal(score.With - score.Without, score.Gain));
    }

    private static TrackingScore Score(IReadOnlyList<TrackedSpell> spells) =>
        TrackingScore.Of(Settings, [(new ClipString(Clip, spells), Timeline)]);

    private static TrackedSpell Spell(TrackedSegment segment) =>
        new(segment.Start, segment.End, segment.Doubt == PredictionDoubt.None ? segment.Emotion : null);

    private static string Other(string emotion) => emotion == HandmadeModel.Low ? HandmadeModel.High : HandmadeModel.Low;
}
