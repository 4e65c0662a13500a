using System.Globalization;

namespace SerWorkbook;

/// <summary>Tables about an audit of a split.</summary>
public static class AuditTables
{
    /// <summary>The verdict of the audit on each protocol.</summary>
    /// <param name="rungs">The protocols.</param>
    public static ResultTable Verdicts(IReadOnlyList<LadderRung> rungs)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        return ResultTable.Of(
            "Verdicts of the audit",
            rungs,
            columns =>
                columns
                    .Add("Protocol", rung => rung.Protocol.Name)
                    .Add("Verdict", rung => rung.Audit.VerdictInWords)
                    .Add("Warnings", rung => rung.Audit.Checks.Count(check => check.Verdict == AuditVerdict.Warning))
                    .Add("Finding", rung => AuditConclusions.Verdict(rung.Audit))
        ) with
        {
            Notice = rungs[0].Audit.Caution,
        };
    }

    /// <summary>Every check with its verdict.</summary>
    /// <param name="report">The audit.</param>
    public static ResultTable Checks(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ResultTable.Of(
            $"Audit, {report.Protocol}",
            report.Checks,
            columns =>
                columns
                    .Add("Check", check => check.Name)
                    .Add("Compared", check => check.Compared)
                    .Add("Verdict", check => Word(check.Verdict))
                    .Add("Finding", check => check.Finding)
        ) with
        {
            Notice = report.Caution,
            Footnote = Footnote(report),
        };
    }

    /// <summary>The pairs of recordings that the checks found, the most serious check first.</summary>
    /// <param name="report">The audit.</param>
    public static ResultTable Examples(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var found = report
            .Checks.OrderByDescending(check => check.Verdict)
            .SelectMany(check => check.Examples.Select(example => (Check: check, Example: example)));
        return ResultTable.Of(
            $"Pairs found, {report.Protocol}",
            found,
            columns =>
                columns
                    .Add("Check", item => item.Check.Name)
                    .Add("Verdict", item => Word(item.Check.Verdict))
                    .Add("Training recording", item => item.Example.Train)
                    .Add("Tested or other recording", item => item.Example.Test)
                    .Add("Fold", item => item.Example.Fold)
        ) with
        {
            Notice = report.Caution,
            Footnote = Footnote(report),
        };
    }

    /// <summary>Baselines that predict the emotion without the speech, followed by the model if there is one.</summary>
    /// <param name="report">The audit.</param>
    public static ResultTable Baselines(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = report.Baselines.Select(score =>
            new object?[] { score.Name, Word(score.Kind), score.Uar, score.Interval, score.IsClear ? "yes" : "no", score.Strongest }
        );
        if (report.ModelUar is { } uar)
        {
            rows = rows.Append(["the model", "speech", uar, null, null, null]);
        }

        return new ResultTable(
            $"Baselines without speech, {report.Protocol}",
            [
                new("Baseline"),
                new("Kind"),
                new("UAR", "0.0 %"),
                new("95 % interval of UAR"),
                new("Clearly above chance"),
                new("Strongest trait"),
            ],
            rows
        )
        {
            Notice = report.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Chance is {report.Baselines[0].Chance * 100:0.0} %. Naive Bayes on binned traits, on the folds of the split. "
                    + $"{Footnote(report)}"
            ),
        };
    }

    /// <summary>Recordings that hold the same audio.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="limit">Maximum number of rows; the footnote says how many more there are.</param>
    public static ResultTable Copies(AuditReport report, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ResultTable.Of(
            report.Copies.Count == 0 ? "Copies: none" : "Copies",
            report.Copies.Take(limit),
            columns =>
                columns
                    .Add("Recording", copy => copy.First)
                    .Add("Copy", copy => copy.Second)
                    .Add("Same file", copy => copy.IsSameFile ? "yes" : "no")
                    .Add("Offset (s)", copy => copy.Lag, "0.000")
                    .Add("Correlation of the waveforms", copy => copy.Correlation, "0.00")
                    .Add("Differing bits", copy => copy.BitErrorRate, "0 %")
        ) with
        {
            Notice = report.Caution,
            Footnote =
                report.Copies.Count > limit
                    ? FormattableString.Invariant($"And {report.Copies.Count - limit} more. {Footnote(report)}")
                    : Footnote(report),
        };
    }

    private static string Word(AuditVerdict verdict) =>
        verdict switch
        {
            AuditVerdict.Good => "good",
            AuditVerdict.Information => "by design",
            AuditVerdict.Warning => "warning",
            AuditVerdict.Unknown => "unknown",
            _ => "LEAK",
        };

    private static string Word(BaselineKind kind) =>
        kind switch
        {
            BaselineKind.Labels => "labels",
            BaselineKind.Cue => "cue",
            _ => "file format",
        };

    private static string Footnote(AuditReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.HeardAudio ? "" : "Labels, sampling rates and lengths only; the audio was not analysed. ")}"
                + $"Intervals by bootstrap over speakers; seed {report.Seed}; data {report.Corpus}, hash {report.DataHash}."
        );
}
