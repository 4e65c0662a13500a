using System.Globalization;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Evaluation.Ladder;
using SerWorkbook.Text;

namespace SerWorkbook.Conclusions;

/// <summary>What a project should do next, given what its evaluation found.</summary>
internal static class NextSteps
{
    // Below this, one more speaker changes the result visibly.
    private const int FewSpeakers = 10;

    // A loss or a confusion that is worth work, share.
    private const double Costly = 0.1;

    /// <summary>Lists the steps, the most urgent first.</summary>
    public static IEnumerable<string> Of(LadderResult ladder, ModelExplanation explanation, double shareRight) =>
        [
            .. Mend(ladder),
            .. People(ladder.Principal.Result),
            .. Unmet(Requirement.Of(ladder, explanation.Calibration, shareRight)),
            .. Speakers(ladder.Principal.Result),
            .. Changes(explanation.Changes),
            .. Confusion(ladder.Principal.Result),
            "Estimate the score without the luck of the choice: 'ser search --nested' searches anew for every part of the speakers that is "
                + "left out.",
        ];

    private static IEnumerable<string> Mend(LadderResult ladder) =>
        Requirement.Measures(ladder) ? []
        : ladder.Principal.Audit.HasLeak ? ["Mend the leak that the audit found, and evaluate again before anything else."]
        : ["Record speakers that the model has not heard, and evaluate on them before anything else."];

    private static IEnumerable<string> People(EvaluationResult result) =>
        result.Table.Corpus.IsSynthetic ? ["Repeat the run on recordings of people: 'ser run --data FOLDER'."] : [];

    private static IEnumerable<string> Speakers(EvaluationResult result) =>
        !result.Table.Corpus.IsSynthetic && result.Speakers.Count < FewSpeakers
            ?
            [
                $"Record more speakers: with {Wording.Count(result.Speakers.Count, "speaker")}, each new voice can change the result, and "
                    + "the intervals are wide.",
            ]
            : [];

    private static IEnumerable<string> Unmet(IReadOnlyList<Requirement> requirements)
    {
        if (requirements.Any(requirement => requirement.Verdict is RequirementVerdict.NotMet or RequirementVerdict.NotKnown))
        {
            yield return "Do not let the model drive a face yet: a requirement is not met, or not known to be.";
        }
        else if (requirements.Any(requirement => requirement.Verdict == RequirementVerdict.MetOnAverage))
        {
            yield return "Try it only with people who agreed and can switch it off: not every requirement is met for certain.";
        }
        else
        {
            yield return "Try it with people who agreed and can switch it off, and measure again on their recordings.";
        }
    }

    private static IEnumerable<string> Changes(IReadOnlyList<PerturbationScore> changes) =>
        changes.Where(change => change.Loss >= Costly).MaxBy(change => change.Loss) is { } worst
            ?
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Prepare for other recording conditions: the change '{worst.Name}' costs {worst.Loss * 100:0.0} points of UAR."
                ),
            ]
            : [];

    private static IEnumerable<string> Confusion(EvaluationResult result) =>
        ConfusedPair.Of(result.Table, result.Predictions) is [{ Share: >= Costly } pair, ..]
            ?
            [
                $"Ask whether {pair.Truth} and {pair.Predicted} need different faces: {Wording.WholePercent(pair.Share)} of the "
                    + $"{pair.Truth} recordings are taken for {pair.Predicted}.",
            ]
            : [];
}
