using System.Globalization;
using SerWorkbook.Evaluation.Explanation;

namespace SerWorkbook;

/// <summary>What a model leans on, where it fails and what it bears.</summary>
public static class ExplanationConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="families">One value per family, one or more.</param>
    /// <param name="changes">One score a change of the recordings, one or more.</param>
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
        var idle = families.Where(family => family.Interval.Low <= 0).Select(family => family.Family.ToString()).ToArray();
        return string.Create(
                CultureInfo.InvariantCulture,
                $"The models lean most on {most.Family}: without it {most.Drop * 100:0.0} points of UAR are lost (95 % interval "
                    + $"{most.Interval.Low * 100:0.0} to {most.Interval.High * 100:0.0}). "
            )
            + (
                idle.Length == 0
                    ? "Every family carries something that the others do not."
                    : $"No loss can be shown without {string.Join(", ", idle)}: what they say, others say too, or nobody needs."
            );
    }

    private static string Pairs(EvaluationResult result) =>
        ConfusedPair.Of(result.Table, result.Predictions) is [var pair, ..]
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{pair.Truth} is most often taken for {pair.Predicted}: {pair.Count} rows, {pair.Share * 100:0} % of its rows, by "
                    + $"{pair.Speakers} of {pair.SpeakersTested} speakers."
            )
            : "No emotion is taken for another.";

    private static string Changes(IReadOnlyList<PerturbationScore> changes)
    {
        var measured = changes.Where(change => !double.IsNaN(change.Loss)).OrderByDescending(change => change.Loss).ToArray();
        return measured.Length == 0
            ? "No changed recording could be measured."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of the changes tried, '{measured[0].Name}' costs most ({measured[0].Loss * 100:0.0} points of UAR, "
                    + $"{measured[0].Changed * 100:0} % of the answers change) and '{measured[^1].Name}' least "
                    + $"({measured[^1].Loss * 100:0.0} "
                    + $"points, {measured[^1].Changed * 100:0} %)."
            );
    }
}
