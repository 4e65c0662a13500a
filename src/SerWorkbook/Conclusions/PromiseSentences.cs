using System.Globalization;
using SerWorkbook.Evaluation.Ladder;
using SerWorkbook.Text;

namespace SerWorkbook.Conclusions;

/// <summary>What can be promised of a model, and how certain that is.</summary>
internal static class PromiseSentences
{
    /// <summary>Draws the conclusions.</summary>
    public static IEnumerable<string> Of(LadderResult ladder, CalibratedResult calibration, double shareRight) =>
        [
            .. Verdicts(Requirement.Of(ladder, calibration, shareRight)),
            .. Doubt(ladder),
            Score(ladder.Principal),
            Answers(calibration.Rejection),
            .. Caution(ladder.Principal.Result.Table.Corpus),
        ];

    private static IEnumerable<string> Verdicts(IReadOnlyList<Requirement> requirements)
    {
        (RequirementVerdict Verdict, string Start)[] starts =
        [
            (RequirementVerdict.Met, "Met"),
            (RequirementVerdict.MetOnAverage, "Met on average, but not for certain"),
            (RequirementVerdict.NotMet, "Not met"),
            (RequirementVerdict.NotKnown, "Not known"),
        ];
        var met = requirements.Count(requirement => requirement.Verdict == RequirementVerdict.Met);
        yield return met == requirements.Count ? $"All {met} requirements are met."
        : met == 0 ? $"None of the {requirements.Count} requirements is met for certain."
        : $"Of the {requirements.Count} requirements, {met} {(met == 1 ? "is" : "are")} met.";
        foreach (var (verdict, start) in starts)
        {
            string[] names = [.. requirements.Where(r => r.Verdict == verdict).Select(r => r.Name)];
            if (names.Length > 0 && names.Length < requirements.Count)
            {
                yield return $"{start}: {string.Join("; ", names)}.";
            }
            else if (names.Length > 0 && verdict != RequirementVerdict.Met)
            {
                yield return $"{start}: every requirement.";
            }
        }
    }

    private static IEnumerable<string> Doubt(LadderResult ladder) =>
        Requirement.Measures(ladder) ? []
        : ladder.Principal.Audit.HasLeak
            ? [$"The audit found a leak in '{ladder.Principal.Result.Split.Protocol}', so its scores cannot be relied on."]
        : ["No protocol tested unheard speakers, so nothing can be promised about new voices."];

    private static string Score(LadderRung rung)
    {
        var result = rung.Result;
        var score = string.Create(
            CultureInfo.InvariantCulture,
            $"On {rung.Protocol.Title}, {Wording.Percent(result.Matrix.Accuracy)} of the recordings of "
                + $"{Wording.Count(result.Speakers.Count, "speaker")} get the right emotion{In(result.AccuracyInterval)}; the UAR is "
                + $"{Wording.Percent(result.Matrix.Uar)}{In(result.UarInterval)}, and guessing gives "
                + $"{Wording.Percent(1.0 / result.Table.Labels.Count)}."
        );
        return result.UarInterval.IsKnown
            ? score
            : $"{score} With {Wording.Count(result.Speakers.Count, "speaker")}, no interval can be given: another speaker may "
                + "differ widely.";
    }

    private static string Answers(Rejection rejection)
    {
        if (double.IsNaN(rejection.Accuracy))
        {
            return "With its threshold, the model answers none of the unheard recordings: the avatar stays neutral.";
        }

        // Rounded so that the three add up to 100.
        var right = (int)Math.Round(rejection.Coverage * rejection.Accuracy * 100);
        var wrong = Math.Min((int)Math.Round(rejection.Coverage * (1 - rejection.Accuracy) * 100), 100 - right);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"If it may abstain, {right} % of the recordings get the right emotion, {wrong} % a wrong one and {100 - right - wrong} % "
                + $"none; {Wording.Percent(rejection.Accuracy)} of its answers are right{In(rejection.AccuracyInterval)}."
        );
    }

    private static IEnumerable<string> Caution(Corpus corpus) => corpus.Caution is { } caution ? [caution] : [];

    private static string In(Interval interval) => interval.IsKnown ? $" (95 % interval {interval})" : "";
}
