using SerWorkbook.Cli.Requests;

namespace SerWorkbook.Cli.Json;

/// <summary>
/// What <c>ser search --nested --json</c> prints and saves. The keys are a contract: new ones may come, none changes its meaning.
/// </summary>
internal static class NestedJson
{
    public static object Of(NestedStudy study, AuditReport? audit, SearchRequest request)
    {
        var outer = study.Results[0].Winner.Outer;
        return new
        {
            corpus = outer.Table.Corpus.Name,
            dataHash = outer.Table.Corpus.DataHash,
            featureSet = outer.Table.Set.Id,
            scaling = JsonReports.NameOf(outer.Table.Scaling),
            synthetic = outer.Table.Corpus.IsSynthetic,
            notice = outer.Table.Corpus.Notice,
            outer = outer.Split.Protocol,
            promise = outer.Split.Promise,
            outerFolds = outer.Split.Folds.Count,
            trialsOfEachSearch = request.Options.MaximumTrials,
            budgetSeconds = request.Options.Budget.TotalSeconds,
            seeds = study.Results.Select(result => result.Winner.Outer.Seed),
            winner = Of(study.Winner),
            ensemble = Of(study.Ensemble),
            coreMinutes = Math.Round(study.CoreMinutes, 3),
            results = study.Results.Select(Of),
            stopped = study.IsStopped,
            audit = audit is null ? null : AuditJson.Of(audit),
            output = request.Output,
        };
    }

    private static object Of(NestedSpread spread) =>
        new
        {
            innerUar = spread.Inner,
            outerUar = spread.OuterUar,
            outerDeviation = JsonNumber.Known(spread.Deviation),
            outerLowest = spread.Lowest,
            outerHighest = spread.Highest,
            shrinkage = spread.Shrinkage,
        };

    private static object Of(NestedResult result)
    {
        var gain = result.EnsembleAgainstWinner;
        return new
        {
            seed = result.Winner.Outer.Seed,
            coreMinutes = Math.Round(result.CoreMinutes, 3),
            winner = Of(result.Winner),
            ensemble = Of(result.Ensemble),
            ensembleAgainstWinner = new
            {
                uarDifference = gain.UarDifference,
                low = JsonNumber.Known(gain.Interval.Low),
                high = JsonNumber.Known(gain.Interval.High),
                p = gain.PValue,
            },
            folds = result.Folds.Select(Of),
        };
    }

    private static object Of(NestedScore score) =>
        new
        {
            innerUar = score.Inner,
            outerUar = score.OuterUar,
            outerLow = JsonNumber.Known(score.Outer.UarInterval.Low),
            outerHigh = JsonNumber.Known(score.Outer.UarInterval.High),
            shrinkage = score.Shrinkage,
            shrinkageLow = JsonNumber.Known(score.ShrinkageInterval.Low),
            shrinkageHigh = JsonNumber.Known(score.ShrinkageInterval.High),
        };

    private static object Of(NestedFold fold) =>
        new
        {
            tested = fold.Name,
            trials = fold.Trials,
            winner = fold.Winner.Recipe.ToString(),
            winnerInnerUar = fold.Winner.Uar,
            winnerOuterUar = fold.WinnerOuterUar,
            ensemble = JsonReports.Of(fold.Ensemble),
            ensembleOuterUar = fold.EnsembleOuterUar,
        };
}
