using SerWorkbook.Cli.Requests;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser search --nested --json</c> prints and saves as <c>nested.json</c>.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Scaling"><c>global</c> or <c>per speaker</c>.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told; <c>null</c> for none.</param>
/// <param name="Outer">The outer protocol in words.</param>
/// <param name="Promise">What the tested models have not met.</param>
/// <param name="OuterFolds">Number of outer folds.</param>
/// <param name="TrialsOfEachSearch">Maximum number of trials of each search.</param>
/// <param name="BudgetSeconds">Time budget of each search in seconds.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Winner">The winners of the searches, over all seeds.</param>
/// <param name="Ensemble">The ensembles of the searches, over all seeds.</param>
/// <param name="CoreMinutes">Processor time in minutes.</param>
/// <param name="Results">One entry per seed.</param>
/// <param name="Stopped">Whether it was stopped before all seeds were done.</param>
/// <param name="Audit">The audit of the outer split; <c>null</c> if the search was stopped.</param>
/// <param name="Output">Folder of the results.</param>
internal sealed record NestedJson(
    string Corpus,
    string DataHash,
    string FeatureSet,
    string Scaling,
    bool Synthetic,
    string? Notice,
    string Outer,
    string Promise,
    int OuterFolds,
    int TrialsOfEachSearch,
    double BudgetSeconds,
    IEnumerable<int> Seeds,
    NestedSpreadJson Winner,
    NestedSpreadJson Ensemble,
    double CoreMinutes,
    IEnumerable<NestedResultJson> Results,
    bool Stopped,
    AuditJson? Audit,
    string Output
)
{
    public static NestedJson Of(NestedStudy study, SearchRequest request)
    {
        var outer = study.Results[0].Winner.Outer;
        return new NestedJson(
            outer.Table.Corpus.Name,
            outer.Table.Corpus.DataHash,
            outer.Table.Set.Id,
            JsonWord.Of(outer.Table.Scaling),
            outer.Table.Corpus.IsSynthetic,
            outer.Table.Corpus.Notice,
            outer.Split.Protocol,
            outer.Split.Promise,
            outer.Split.Folds.Count,
            request.Options.MaximumTrials,
            request.Options.Budget.TotalSeconds,
            study.Results.Select(result => result.Winner.Outer.Seed),
            NestedSpreadJson.Of(study.Winner),
            NestedSpreadJson.Of(study.Ensemble),
            Math.Round(study.CoreMinutes, 3),
            study.Results.Select(NestedResultJson.Of),
            study.IsStopped,
            study.Audit is null ? null : AuditJson.Of(study.Audit),
            request.Output
        );
    }
}

/// <summary>Inner and outer scores over several seeds.</summary>
/// <param name="InnerUar">Mean UAR of the inner cross-validation, 0 to 1.</param>
/// <param name="OuterUar">Mean UAR on the outer folds, 0 to 1.</param>
/// <param name="OuterDeviation">Standard deviation of the outer UAR over the seeds; <c>null</c> for one seed.</param>
/// <param name="OuterLowest">Lowest outer UAR.</param>
/// <param name="OuterHighest">Highest outer UAR.</param>
/// <param name="Shrinkage">Mean of inner minus outer UAR.</param>
internal sealed record NestedSpreadJson(
    double InnerUar,
    double OuterUar,
    double? OuterDeviation,
    double OuterLowest,
    double OuterHighest,
    double Shrinkage
)
{
    public static NestedSpreadJson Of(NestedSpread spread) =>
        new(spread.Inner, spread.OuterUar, JsonNumber.Known(spread.Deviation), spread.Lowest, spread.Highest, spread.Shrinkage);
}

/// <summary>The nested evaluation with one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="CoreMinutes">Processor time in minutes.</param>
/// <param name="Winner">Scores of the winners.</param>
/// <param name="Ensemble">Scores of the ensembles.</param>
/// <param name="EnsembleAgainstWinner">Ensembles and winners compared on the same rows.</param>
/// <param name="Folds">The outer folds.</param>
internal sealed record NestedResultJson(
    int Seed,
    double CoreMinutes,
    NestedScoreJson Winner,
    NestedScoreJson Ensemble,
    NestedGainJson EnsembleAgainstWinner,
    IEnumerable<NestedFoldJson> Folds
)
{
    public static NestedResultJson Of(NestedResult result) =>
        new(
            result.Winner.Outer.Seed,
            Math.Round(result.CoreMinutes, 3),
            NestedScoreJson.Of(result.Winner),
            NestedScoreJson.Of(result.Ensemble),
            NestedGainJson.Of(result.EnsembleAgainstWinner),
            result.Folds.Select(NestedFoldJson.Of)
        );
}

/// <summary>Inner and outer scores of one seed.</summary>
/// <param name="InnerUar">Mean UAR of the inner cross-validation, 0 to 1.</param>
/// <param name="OuterUar">UAR on all outer folds together, 0 to 1.</param>
/// <param name="OuterLow">Lower end of its 95 % interval.</param>
/// <param name="OuterHigh">Upper end of its 95 % interval.</param>
/// <param name="Shrinkage">Inner minus outer UAR.</param>
/// <param name="ShrinkageLow">Lower end of its 95 % interval; <c>null</c> for one fold.</param>
/// <param name="ShrinkageHigh">Upper end of its 95 % interval.</param>
internal sealed record NestedScoreJson(
    double InnerUar,
    double OuterUar,
    double? OuterLow,
    double? OuterHigh,
    double Shrinkage,
    double? ShrinkageLow,
    double? ShrinkageHigh
)
{
    public static NestedScoreJson Of(NestedScore score) =>
        new(
            score.Inner,
            score.OuterUar,
            JsonNumber.Known(score.Outer.UarInterval.Low),
            JsonNumber.Known(score.Outer.UarInterval.High),
            score.Shrinkage,
            JsonNumber.Known(score.ShrinkageInterval.Low),
            JsonNumber.Known(score.ShrinkageInterval.High)
        );
}

/// <summary>By how much ensembles do better than winners.</summary>
/// <param name="UarDifference">UAR of the ensembles minus UAR of the winners, -1 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="P">P-value of a paired permutation test over speakers.</param>
internal sealed record NestedGainJson(double UarDifference, double? Low, double? High, double P)
{
    public static NestedGainJson Of(PairedComparison gain) =>
        new(gain.UarDifference, JsonNumber.Known(gain.Interval.Low), JsonNumber.Known(gain.Interval.High), gain.PValue);
}

/// <summary>One outer fold.</summary>
/// <param name="Tested">What is tested, such as a speaker.</param>
/// <param name="Trials">Number of finished trials of its search.</param>
/// <param name="Winner">Recipe of the winner.</param>
/// <param name="WinnerInnerUar">Its UAR in the inner cross-validation, 0 to 1.</param>
/// <param name="WinnerOuterUar">Its UAR on the outer fold, 0 to 1.</param>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="EnsembleOuterUar">Its UAR on the outer fold, 0 to 1.</param>
internal sealed record NestedFoldJson(
    string Tested,
    int Trials,
    string Winner,
    double WinnerInnerUar,
    double WinnerOuterUar,
    EnsembleJson Ensemble,
    double EnsembleOuterUar
)
{
    public static NestedFoldJson Of(NestedFold fold) =>
        new(
            fold.Name,
            fold.Trials,
            fold.Winner.Recipe.ToString(),
            fold.Winner.Uar,
            fold.WinnerOuterUar,
            EnsembleJson.Of(fold.Ensemble),
            fold.EnsembleOuterUar
        );
}
