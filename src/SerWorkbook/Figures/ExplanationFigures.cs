using System.Globalization;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook;

/// <summary>Figures about what a model leans on and what it bears.</summary>
public static class ExplanationFigures
{
    /// <summary>How much UAR each family of features carries.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="families">One value per family, one or more.</param>
    public static Figure Importance(FeatureTable table, IReadOnlyList<FamilyImportance> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        var best = families.MaxBy(family => family.Drop)!;
        return new Figure(
            "importance",
            "What the models lean on",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A bar for each family of features: the UAR that is lost when its values are mixed up, with 95 % intervals. Most is "
                    + $"lost without {best.Family} ({best.Drop * 100:0.0} points)."
            ),
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
        };
    }

    /// <summary>UAR and changed answers for each change of the recordings.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="uar">The UAR of the recordings as they are, 0 to 1.</param>
    /// <param name="scores">One score a change, one or more.</param>
    public static Figure Perturbations(FeatureTable table, double uar, IReadOnlyList<PerturbationScore> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(scores);
        var worst = scores.MaxBy(score => score.Loss) ?? scores[0];
        return new Figure(
            "perturbations",
            "What the models bear",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Bars for each change of the tested recordings: left the UAR, with a line for recordings as they are ({uar * 100:0.0} "
                    + $"%), right the share of answers that change. {worst.Name} costs most ({worst.Loss * 100:0.0} points)."
            ),
            BarPanel("UAR", scores, score => score.Uar, score => score.UarInterval, Rule.AtX(100 * uar, "as it is")),
            BarPanel("Answers changed", scores, score => score.Changed, score => score.ChangedInterval)
        )
        {
            Columns = 2,
            Sharing = AxisSharing.Y,
            Notice = table.Corpus.Caution,
        };
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
