using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;
using SerWorkbook.Tracking;

namespace SerWorkbook.Tests.Sentences;

/// <summary>Sentences about trackers and faces.</summary>
internal static class SentencesOfTracking
{
    public static IEnumerable<(string Method, object? Made)> All()
    {
        var model = HandmadeModel.Of(FeatureSet.MelStats);
        AudioClip[] clips =
        [
            TestSignal.Silence(0.2),
            TestSignal.Silence(2.3),
            TestSignal.Join(TestSignal.Silence(1), TrackerSounds.Voice(230, 2), TestSignal.Silence(1)),
        ];
        foreach (var clip in clips)
        {
            var settings = new TrackerSettings { Rules = [new TrackerRule("loud", HandmadeModel.High, 0.5)] };
            var timeline = EmotionTimeline.Of(model, clip, settings);
            yield return ("TrackingTables.Segments", TrackingTables.Segments(timeline));
            yield return ("TrackingTables.Hops", TrackingTables.Hops(timeline));
            yield return ("TrackingTables.Rules", TrackingTables.Rules(timeline));
            if (timeline.Hops.Count > 0)
            {
                yield return ("TrackingFigures.Timeline", TrackingFigures.Timeline(timeline));
            }

            var line = new ClipString(clip, [new TrackedSpell(0, clip.Seconds, HandmadeModel.High)]);
            var table = SmallInputs.Tables[3];
            var study = new TrackingStudy(model, table.Corpus, [table.Speakers[0]], [line], 1).Track([settings]);
            yield return ("TrackingTables.Scores", TrackingTables.Scores(study));
            yield return ("TrackingFigures.Windows", TrackingFigures.Windows(study));
            yield return ("TrackingFigures.Example", TrackingFigures.Example(study));
            yield return ("TrackingTables.Adaptation", TrackingTables.Adaptation(study, [new AdaptationScore(0, 4, 5, 0.5, 0.6)]));
        }

        yield return ("TrackingFigures.Faces", TrackingFigures.Faces(ExpressionTable.Default, ["happy"]));
        yield return ("TrackingFigures.Faces", TrackingFigures.Faces(ExpressionTable.Default, ["happy", "sad", "angry"]));
        yield return ("TrackingFigures.Plane", TrackingFigures.Plane(ExpressionTable.Default));
    }
}
