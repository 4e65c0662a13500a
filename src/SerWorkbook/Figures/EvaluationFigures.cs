using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Figures;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about the scores of a recipe.</summary>
public static class EvaluationFigures
{
    /// <summary>A confusion matrix: counts, and shares of each row.</summary>
    /// <param name="name">The name of the figure, usable as a file name.</param>
    /// <param name="title">The title: what was tested and how.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="notice">A sentence that must stay with the figure; <see langword="null"/> for none.</param>
    public static Figure Confusion(string name, string title, ConfusionMatrix matrix, string? notice)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new Figure(
            name,
            title,
            $"Two confusion matrices of {Wording.Count(matrix.Total, "row")}, as counts and as shares of the true emotion; true emotions "
                + "in rows, predicted ones in columns.",
            MatrixPanel(
                "Counts",
                matrix,
                (truth, predicted) => matrix[truth, predicted],
                "Rows",
                null,
                value => value.ToString("0", CultureInfo.InvariantCulture)
            ),
            MatrixPanel(
                "Shares of each row",
                matrix,
                (truth, predicted) => 100 * matrix.Share(truth, predicted),
                "Share",
                "%",
                value => value.ToString("0", CultureInfo.InvariantCulture)
            )
        )
        {
            Columns = 2,
            Notice = notice,
            Interpretation = EvaluationReadings.Confusion(matrix),
        };
    }

    /// <summary>Precision, recall and F1 of each emotion.</summary>
    /// <param name="result">The evaluation.</param>
    public static Figure Classes(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Bars BarsOf(string name, Func<ClassScore, double> value) =>
            new(result.Matrix.Labels, result.Matrix.Classes.Select(score => 100 * value(score)), name);
        var f1 = result.Matrix.Present.Select(score => $"{score.Label} {Wording.WholePercent(score.F1)}");
        return new Figure(
            "class-scores",
            $"Emotions, {result.Split.Protocol}",
            $"Bars of precision, recall and F1 for each emotion. F1: {string.Join(", ", f1)}.",
            new Panel(
                Axis.Category("Emotion"),
                Axis.Linear("Score", "%").Between(0, 100),
                BarsOf("precision", score => score.Precision),
                BarsOf("recall", score => score.Recall),
                BarsOf("F1", score => score.F1)
            )
            {
                Arrangement = BarArrangement.Grouped,
            }
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = EvaluationReadings.Classes(result.Matrix),
        };
    }

    /// <summary>The UAR of each speaker.</summary>
    /// <param name="result">The evaluation.</param>
    public static Figure Speakers(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var ordered = result
            .Speakers.OrderByDescending(score => score.Uar)
            .ThenBy(score => score.Speaker, StringComparer.Ordinal)
            .ToArray();
        return new Figure(
            "speaker-scores",
            $"Speakers, {result.Split.Protocol}",
            $"Bars of the UAR of {Wording.Count(ordered.Length, "speaker")} in falling order, with a line for all speakers together.",
            new Panel(
                Axis.Category("Speaker"),
                Axis.Linear("UAR over the emotions acted", "%").Between(0, 100),
                new Bars(ordered.Select(score => score.Speaker), ordered.Select(score => 100 * score.Uar)),
                Rule.AtY(100 * result.Matrix.Uar, "all speakers")
            )
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = EvaluationReadings.Speakers(ordered),
        };
    }

    /// <summary>The UAR of one recipe under several protocols.</summary>
    /// <param name="rungs">The protocols with their results, the most lenient first.</param>
    public static Figure Protocols(IReadOnlyList<LadderRung> rungs)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        var table = rungs[0].Result.Table;
        static string Words(LadderRung rung) =>
            FormattableString.Invariant($"{rung.Protocol.Name} ({rung.Protocol.Title}) {rung.Result.Matrix.Uar * 100:0.0} %");
        return new Figure(
            "protocols",
            "One recipe, several protocols",
            $"Bars of the UAR with 95 % intervals. By protocol: {string.Join(", ", rungs.Select(Words))}.",
            new Panel(
                Axis.Category("Protocol"),
                Axis.Linear("UAR", "%").Between(0, 100),
                new Bars(rungs.Select(rung => rung.Protocol.Name), rungs.Select(rung => 100 * rung.Result.Matrix.Uar))
                {
                    Intervals = [.. rungs.Select(rung => IntervalOf(rung.Result))],
                    Labels = [.. rungs.Select(rung => FormattableString.Invariant($"{rung.Result.Matrix.Uar * 100:0.0} %"))],
                },
                Rule.AtY(100.0 / table.Labels.Count, "chance")
            )
        )
        {
            Notice = table.Corpus.Caution,
            Interpretation = EvaluationReadings.Protocols(rungs),
        };
    }

    // With one speaker tested there is no interval: it is drawn without extent.
    private static ValueInterval IntervalOf(EvaluationResult result) =>
        result.UarInterval.IsKnown
            ? new ValueInterval(100 * result.UarInterval.Low, 100 * result.UarInterval.High)
            : new ValueInterval(100 * result.Matrix.Uar, 100 * result.Matrix.Uar);

    private static Panel MatrixPanel(
        string title,
        ConfusionMatrix matrix,
        Func<int, int, double> value,
        string label,
        string? unit,
        Func<double, string> text
    )
    {
        var classes = Enumerable.Range(0, matrix.Labels.Count).ToArray();
        var rows = classes.Select(truth => classes.Select(predicted => value(truth, predicted)));
        return new Panel(
            Axis.Category("Predicted", [.. matrix.Labels]),
            Axis.Category("True", [.. matrix.Labels]),
            Heatmap.Matrix(rows, label, unit, text) with
            {
                HasColorBar = unit is not null,
            }
        )
        {
            Title = title,
        };
    }
}
