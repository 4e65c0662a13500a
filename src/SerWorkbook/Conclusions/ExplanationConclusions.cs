using System.Globalization;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions about what a model relies on, where it fails and how robust it is.</summary>
public static class ExplanationConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="families">One value per family, one or more.</param>
    /// <param name="changes">One score per change of the recordings, one or more.</param>
    public static Findings Of(EvaluationResult result, IReadOnlyList<FamilyImportance> families, IReadOnlyList<PerturbationScore> changes)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(families);
        ArgumentNullException.ThrowIfNull(changes);
        return new Findings([Families(families), Pairs(result), Changes(changes)]);
    }

    private static string Families(IReadOnlyList<FamilyImportance> families)
    {
        var most = families.MaxBy(family => family.Drop)!;
        string[] idle = [.. families.Where(family => family.Interval.Low <= 0).Select(family => family.Family.ToString())];
        if (most.Drop <= 0)
        {
            return "No family is indispensable: permuting any one of them costs no UAR.";
        }

        var interval = most.Interval.IsKnown
            ? FormattableString.Invariant($" (95 % interval {most.Interval.Low * 100:0.0} to {most.Interval.High * 100:0.0})")
            : "";
        return FormattableString.Invariant(
                $"The models rely most on {most.Family}: without it, {most.Drop * 100:0.0} points of UAR are lost{interval}."
            )
            + (
                idle.Length > 0
                    ? $" No loss can be shown without {Wording.Or(idle)}: other families carry the same information, or it is not needed."
                : most.Interval.IsKnown && families.Count > 1 ? " Every family carries information that the others do not."
                : ""
            );
    }

    private static string Pairs(EvaluationResult result) =>
        ConfusedPair.Of(result.Table, result.Predictions) is [var pair, ..]
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The most frequent confusion is {pair.Truth} with {pair.Predicted}: {Wording.Count(pair.Count, "row")}, "
                    + $"{pair.Share * 100:0} % of the true emotion, from {pair.Speakers} of "
                    + $"{Wording.Count(pair.SpeakersTested, "speaker")}."
            )
            : "No emotion is mistaken for another.";

    private static string Changes(IReadOnlyList<PerturbationScore> changes)
    {
        var measured = changes.Where(change => !double.IsNaN(change.Loss)).OrderByDescending(change => change.Loss).ToArray();
        static string Words(PerturbationScore change) =>
            FormattableString.Invariant($"{change.Loss * 100:0.0} points of UAR, {change.Changed * 100:0} % of the answers change");
        return measured.Length == 0 ? "No changed recording could be measured."
            : measured.Length == 1
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The change '{measured[0].Name}' costs {measured[0].Loss * 100:0.0} points of UAR; {measured[0].Changed * 100:0} % of "
                        + $"the answers change."
                )
            : $"Of the changes tested, '{measured[0].Name}' costs most ({Words(measured[0])}) and '{measured[^1].Name}' least "
                + $"({Words(measured[^1])}).";
    }
}
