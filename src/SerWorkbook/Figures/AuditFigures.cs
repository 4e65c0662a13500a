using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about an audit of a split.</summary>
public static class AuditFigures
{
    /// <summary>Baselines that predict the emotion without the speech, beside chance and the model.</summary>
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
            $"Bars of the UAR of {Wording.Count(scores.Count, "baseline")} with 95 % intervals, and a line for chance "
                + $"({Wording.Percent(best.Chance)}){(report.ModelUar is null ? "" : " and one for the model")}.",
            new Panel(Axis.Category("Baseline"), Axis.Linear("UAR", "%").Between(0, 100), marks)
        )
        {
            Notice = report.Caution,
            Interpretation = Shortcut(report, best),
        };
    }

    private static string Shortcut(AuditReport report, BaselineScore best)
    {
        if (!report.Baselines.Any(score => score.IsClear))
        {
            var model = report.ModelUar is { } score ? $"; the model reaches {Wording.Percent(score)}" : "";
            return $"No baseline is clearly better than chance ({Wording.Percent(best.Chance)}): nothing but the speech predicts the "
                + $"emotion{model}.";
        }

        var strongest = report.Baselines.Where(score => score.IsClear).MaxBy(score => score.Uar)!;
        var alone =
            $"Without any speech, {strongest.Name} alone reaches a UAR of {Wording.Percent(strongest.Uar)} (chance "
            + $"{Wording.Percent(strongest.Chance)})";
        return report.ModelUar switch
        {
            null => $"{alone}.",
            { } uar when uar > strongest.Uar => string.Create(
                CultureInfo.InvariantCulture,
                $"{alone}; the model is {(uar - strongest.Uar) * 100:0.0} points better."
            ),
            { } uar => $"{alone}; the model does no better ({Wording.Percent(uar)}) and may have learnt nothing else.",
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
