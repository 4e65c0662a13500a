using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>The report of <c>ser evaluate</c>: every score with its protocol, folds, data hash, seed and interval.</summary>
public static class EvaluationReport
{
    /// <summary>Puts the report together.</summary>
    /// <param name="ladder">What each protocol gave.</param>
    /// <param name="explanation">What is known of the models beyond their scores; <see langword="null"/> to leave it out.</param>
    /// <param name="comparison">How the recipe compares with another under loso, or under the last protocol if loso was not
    /// evaluated; <see langword="null"/> for no such question.</param>
    public static ReportDocument Of(LadderResult ladder, ModelExplanation? explanation = null, PairedComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var principal = ladder.Principal.Result;
        var blocks = new List<ReportBlock>();
        blocks.AddRange(
            ladder
                .Rungs.Where(rung => rung.Audit.NeedsAlarm)
                .Select(rung => ReportBlock.Of(new Alarm(AuditConclusions.Verdict(rung.Audit))))
        );
        if (principal.Table.Corpus.Notice is { } notice)
        {
            blocks.Add(ReportBlock.Of(new Notice(notice)));
        }

        blocks.Add(ReportBlock.Text("## Findings"));
        blocks.Add(ReportBlock.Of(EvaluationConclusions.Of(ladder)));
        blocks.AddRange(Scores(ladder));
        if (comparison is not null)
        {
            blocks.Add(ReportBlock.Text("## Compared with another recipe"));
            blocks.Add(ReportBlock.Of(EvaluationTables.Comparison(principal, comparison)));
        }

        blocks.AddRange(Audit(ladder));
        blocks.AddRange(Details(principal));
        blocks.AddRange(explanation is null ? [] : Explanation(explanation));
        return new ReportDocument($"Evaluation of {principal.RecipeText} on {principal.Table.Corpus.Name}", blocks);
    }

    private static IEnumerable<ReportBlock> Scores(LadderResult ladder)
    {
        yield return ReportBlock.Text("## Scores");
        yield return ReportBlock.Of(EvaluationTables.Protocols(ladder.Results));
        if (ladder.Results.Count > 1)
        {
            yield return ReportBlock.Of(EvaluationFigures.Protocols(ladder.Rungs));
        }

        if (EvaluationTables.NotPossible(ladder) is { } refused)
        {
            yield return ReportBlock.Of(refused);
        }

        yield return ReportBlock.Of(EvaluationTables.Probabilities(ladder.Results));
    }

    private static IEnumerable<ReportBlock> Audit(LadderResult ladder)
    {
        yield return ReportBlock.Text("## Is there a leak, or a shortcut?");
        yield return ReportBlock.Of(AuditTables.Verdicts(ladder.Rungs));
        var audit = ladder.Principal.Audit;
        yield return ReportBlock.Of(AuditConclusions.Of(audit));
        yield return ReportBlock.Of(AuditFigures.Baselines(audit));
        yield return ReportBlock.Of(AuditTables.Baselines(audit));
        foreach (var rung in ladder.Rungs.Where(rung => rung.Audit.NeedsAlarm || rung == ladder.Principal))
        {
            yield return ReportBlock.Of(AuditTables.Checks(rung.Audit));
            if (rung.Audit.Checks.Any(check => check.Examples.Count > 0))
            {
                yield return ReportBlock.Of(AuditTables.Examples(rung.Audit));
            }
        }
    }

    private static IEnumerable<ReportBlock> Details(EvaluationResult result)
    {
        yield return ReportBlock.Text($"## Emotions, {MarkdownText.Escape(result.Split.Protocol)}");
        yield return ReportBlock.Of(
            EvaluationFigures.Confusion("confusion", $"Confusions, {result.Split.Protocol}", result.Matrix, result.Table.Corpus.Caution)
        );
        yield return ReportBlock.Of(EvaluationTables.Classes(result));
        yield return ReportBlock.Text("## Speakers");
        yield return ReportBlock.Of(EvaluationFigures.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Sexes(result));
        yield return ReportBlock.Of(EvaluationTables.Lengths(result));
    }

    private static IEnumerable<ReportBlock> Explanation(ModelExplanation explanation)
    {
        var (table, split) = (explanation.Result.Table, explanation.Result.Split);
        yield return ReportBlock.Text("## Are the probabilities reliable?");
        yield return ReportBlock.Of(CalibrationConclusions.Of(explanation.Calibration));
        yield return ReportBlock.Of(CalibrationTables.Scores(explanation.Calibration));
        yield return ReportBlock.Of(CalibrationFigures.Reliability(explanation.Calibration));
        yield return ReportBlock.Of(CalibrationFigures.Coverage(explanation.Calibration));
        yield return ReportBlock.Of(CalibrationTables.Rejection(explanation.Calibration));
        yield return ReportBlock.Text("## What do the models rely on, and how robust are they?");
        yield return ReportBlock.Of(ExplanationConclusions.Of(explanation.Result, explanation.Importance, explanation.Changes));
        yield return ReportBlock.Of(ExplanationFigures.Importance(table, explanation.Importance));
        yield return ReportBlock.Of(ExplanationTables.Importance(table, split, explanation.Importance));
        yield return ReportBlock.Of(ExplanationTables.Confusions(explanation.Result));
        if (explanation.Mistakes.Count > 0)
        {
            yield return ReportBlock.Of(ExplanationTables.Mistakes(table, explanation.Mistakes));
        }

        yield return ReportBlock.Of(ExplanationFigures.Perturbations(table, explanation.Result.Matrix.Uar, explanation.Changes));
        yield return ReportBlock.Of(ExplanationTables.Perturbations(table, split, explanation.Changes));
    }
}
