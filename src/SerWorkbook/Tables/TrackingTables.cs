using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about what trackers show.</summary>
public static class TrackingTables
{
    /// <summary>What was shown when.</summary>
    /// <param name="timeline">A tracked recording.</param>
    public static ResultTable Segments(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return ResultTable.Of(
            "What the tracker shows",
            timeline.Segments,
            columns =>
                columns
                    .Add("From, s", segment => segment.Start, "0.00")
                    .Add("To, s", segment => segment.End, "0.00")
                    .Add("Shown", segment => segment.Answer)
                    .Add("Mean probability", segment => segment.Doubt == PredictionDoubt.None ? segment.Confidence : double.NaN, "0 %")
        );
    }

    /// <summary>What was heard and shown at the end of each window.</summary>
    /// <param name="timeline">A tracked recording.</param>
    public static ResultTable Hops(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return ResultTable.Of(
            "Hop by hop",
            timeline.Hops,
            columns =>
            {
                columns
                    .Add("At, s", hop => hop.Seconds, "0.00")
                    .Add("Level, dB", hop => hop.LevelDb, "0")
                    .Add("Speaking", hop => hop.Speaking ? "yes" : "")
                    .Add("Shown", hop => hop.Answer);
                foreach (var (i, label) in timeline.Labels.Index())
                {
                    columns.Add(label, hop => hop.Probabilities[i], "0 %");
                }
            }
        ) with
        {
            Footnote = "Under the emotions: their smoothed probabilities.",
        };
    }

    /// <summary>When which rule was met.</summary>
    /// <param name="timeline">A tracked recording.</param>
    public static ResultTable Rules(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return ResultTable.Of(
            "Rules that were met",
            timeline.Events.Where(item => item.Kind == TrackerEventKind.RuleMet),
            columns => columns.Add("At, s", item => item.Seconds, "0.00").Add("Rule", item => item.Rule!).Add("Shown", item => item.Answer)
        );
    }

    /// <summary>How well a tracker follows known changes, by its settings.</summary>
    /// <param name="study">The study.</param>
    public static ResultTable Scores(TrackingStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return ResultTable.Of(
            "Tracking by the length of the window",
            study.Scores,
            columns =>
                columns
                    .Add("Window, s", score => score.Settings.WindowSeconds, "0.0#")
                    .Add("Smoothing, s", score => score.Settings.SmoothingSeconds, "0.0#")
                    .Add("Time correct", score => score.Correct, "0.0 %", best: BestValue.Highest)
                    .Add("Of speech", score => score.SpeechCorrect, "0.0 %", best: BestValue.Highest)
                    .Add("Changes found", score => score.Found, "0.0 %", best: BestValue.Highest)
                    .Add("Median time to find one, s", score => score.MedianSeconds, "0.00", best: BestValue.Lowest)
                    .Add("False switches a minute", score => score.FalseSwitches, "0.0", best: BestValue.Lowest)
                    .Add("Event F1", score => score.F1, "0.000", best: BestValue.Highest)
        ) with
        {
            Notice = study.Caution,
            Footnote =
                $"Strings of clips of {Wording.Count(study.Speakers, "unheard speaker")} with pauses, noise, other voices and two levels; seed {study.Seed}. "
                + $"An event counts where the right emotion is shown within {TrackingScore.ToleranceSeconds} s of its start. By chance, "
                + $"one of {study.Labels} emotions is right.",
        };
    }

    /// <summary>What adapting to a speaker without labels is worth.</summary>
    /// <param name="study">The study that measured it.</param>
    /// <param name="scores">The scores.</param>
    public static ResultTable Adaptation(TrackingStudy study, IReadOnlyList<AdaptationScore> scores)
    {
        ArgumentNullException.ThrowIfNull(study);
        return ResultTable.Of(
            "Adapting to a speaker without labels",
            scores,
            columns =>
                columns
                    .Add("Utterances heard before", score => FormattableString.Invariant($"{score.From} to {score.To}"))
                    .Add("Utterances judged", score => score.Utterances)
                    .Add("UAR without", score => score.Without, "0.0 %")
                    .Add("UAR with", score => score.With, "0.0 %")
                    .Add("Gain, points", score => 100 * score.Gain, "+0.0;-0.0;0.0")
        ) with
        {
            Notice = study.Caution,
            Footnote = $"{Wording.Count(study.Speakers, "unheard speaker")}, utterances in random order; by the last window of each; seed {study.Seed}.",
        };
    }
}
