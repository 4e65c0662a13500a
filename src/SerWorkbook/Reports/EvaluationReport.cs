using SerWorkbook.Conclusions;
using SerWorkbook.Display;
using SerWorkbook.Evaluation;
using SerWorkbook.Figures;
using SerWorkbook.Tables;

namespace SerWorkbook.Reports;

/// <summary>The report of <c>ser evaluate</c>: every score with its protocol, folds, data hash, seed and interval.</summary>
public static class EvaluationReport
{
    /// <summary>Puts the report together.</summary>
    /// <param name="ladder">What each protocol gave.</param>
    /// <param name="comparison">How the recipe compares with another under the last protocol; <see langword="null"/> for no such question.</param>
    public static Report Of(LadderResult ladder, PairedComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var principal = ladder.Principal.Result;
        var blocks = new List<ReportBlock>();
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

        blocks.AddRange(Details(principal));
        return new Report($"Evaluation of {principal.Recipe} on {principal.Table.Corpus.Name}", blocks);
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

    private static IEnumerable<ReportBlock> Details(EvaluationResult result)
    {
        yield return ReportBlock.Text($"## Emotions, {result.Split.Protocol}");
        yield return ReportBlock.Of(EvaluationFigures.Confusion("confusion", $"Confusions, {result.Split.Protocol}", result.Matrix, result.Table.Corpus.Caution));
        yield return ReportBlock.Of(EvaluationTables.Classes(result));
        yield return ReportBlock.Text("## Speakers");
        yield return ReportBlock.Of(EvaluationFigures.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Speakers(result));
        yield return ReportBlock.Of(EvaluationTables.Sexes(result));
        yield return ReportBlock.Of(EvaluationTables.Lengths(result));
    }
}
