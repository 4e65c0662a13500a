using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about what a model relies on and how robust it is.</summary>
public static class ExplanationFigures
{
    /// <summary>The UAR that is lost without each family of features.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="families">One value per family, one or more.</param>
    public static Figure Importance(FeatureTable table, IReadOnlyList<FamilyImportance> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        return new Figure(
            "importance",
            "What the models rely on",
            $"Bars of the UAR that is lost when a family of features is permuted, with 95 % intervals, for "
                + $"{families.Count} {(families.Count == 1 ? "family" : "families")}.",
            new Panel(
                Axis.Linear("UAR lost", "points"),
                Axis.Category("Family"),
                new Bars(families.Select(family => family.Family.ToString()), families.Select(family => 100 * family.Drop))
                {
                    Intervals = [.. families.Select(family => new ValueInterval(100 * family.Interval.Low, 100 * family.Interval.High))],
                }
            )
        )
        {
            Notice = table.Corpus.Caution,
            Interpretation = Reliance(families),
        };
    }

    /// <summary>The UAR and the share of changed answers for each change of the recordings.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="uar">The UAR of the unchanged recordings, 0 to 1.</param>
    /// <param name="scores">One score per change, one or more.</param>
    public static Figure Perturbations(FeatureTable table, double uar, IReadOnlyList<PerturbationScore> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(scores);
        return new Figure(
            "perturbations",
            "Robustness",
            $"Bars for each change of the tested recordings: on the left the UAR, with a line for unchanged recordings "
                + $"({Wording.Percent(uar)}), on the right the share of answers that change.",
            BarPanel("UAR", scores, score => score.Uar, score => score.UarInterval, Rule.AtX(100 * uar, "unchanged")),
            BarPanel("Answers changed", scores, score => score.Changed, score => score.ChangedInterval)
        )
        {
            Columns = 2,
            Sharing = AxisSharing.Y,
            Notice = table.Corpus.Caution,
            Interpretation = Robustness(scores),
        };
    }

    private static string Reliance(IReadOnlyList<FamilyImportance> families)
    {
        var most = families.MaxBy(family => family.Drop)!;
        return most.Drop <= 0 || most.Interval.Low <= 0
            ? "No family is indispensable: the loss without any one of them may be chance."
            : FormattableString.Invariant(
                $"The models rely most on {most.Family}: permuting it costs {most.Drop * 100:0.0} points of UAR."
            );
    }

    private static string Robustness(IReadOnlyList<PerturbationScore> scores)
    {
        var measured = scores.Where(score => !double.IsNaN(score.Loss)).OrderByDescending(score => score.Loss).ToArray();
        return measured.Length == 0 ? "No changed recording could be measured."
            : measured[0].Loss <= 0 ? "None of the changes costs any UAR."
            : measured.Length == 1
                ? FormattableString.Invariant($"The change '{measured[0].Name}' costs {measured[0].Loss * 100:0.0} points of UAR.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The models are most sensitive to '{measured[0].Name}', which costs {measured[0].Loss * 100:0.0} points of UAR, and least "
                    + $"to '{measured[^1].Name}' ({measured[^1].Loss * 100:0.0} points)."
            );
    }

    private static Panel BarPanel(
        string title,
        IReadOnlyList<PerturbationScore> scores,
        Func<PerturbationScore, double> value,
        Func<PerturbationScore, Interval> interval,
        params Mark[] more
    ) =>
        new(
            Axis.Linear(title, "%").Between(0, 100),
            Axis.Category("Recordings"),
            [
                new Bars(scores.Select(score => score.Name), scores.Select(score => 100 * value(score)))
                {
                    Intervals = [.. scores.Select(score => new ValueInterval(100 * interval(score).Low, 100 * interval(score).High))],
                },
                .. more,
            ]
        );
}
