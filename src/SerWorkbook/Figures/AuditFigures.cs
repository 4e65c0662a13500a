using System.Globalization;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook;

/// <summary>Figures about an audit of a split.</summary>
public static class AuditFigures
{
    /// <summary>What names the emotion without a look at the speech, beside chance and the model.</summary>
    /// <param name="report">The audit.</param>
    public static Figure Baselines(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var scores = report.Baselines;
        var best = scores.MaxBy(score => score.Uar)!;
        var bars = new Bars(scores.Select(score => score.Name), scores.Select(score => 100 * score.Uar))
        {
            Intervals = [.. scores.Select(score => new ValueInterval(100 * score.Interval.Low, 100 * score.Interval.High))],
            Labels = [.. scores.Select(score => FormattableString.Invariant($"{score.Uar * 100:0.0} %"))],
        };
        Mark[] marks = [bars, Rule.AtY(100 * best.Chance, "chance"), .. Model(report)];
        return new Figure(
            "audit-baselines",
            $"Baselines without speech, {report.Protocol}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Bars of the UAR with 95 % intervals of what names the emotion without a look at the speech; {best.Name} does best "
                    + $"({best.Uar * 100:0.0} %, chance {best.Chance * 100:0.0} "
                    + $"%{(report.ModelUar is { } uar ? FormattableString.Invariant($", the model {uar * 100:0.0} %") : "")})."
            ),
            new Panel(Axis.Category("Goes by"), Axis.Linear("UAR", "%").Between(0, 100), marks)
        )
        {
            Notice = report.Caution,
        };
    }

    private static IEnumerable<Rule> Model(AuditReport report)
    {
        if (report.ModelUar is { } uar)
        {
            yield return Rule.AtY(100 * uar, "the model");
        }
    }
}
