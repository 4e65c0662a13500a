using System.Globalization;
using SerWorkbook.Conclusions;

namespace SerWorkbook;

/// <summary>Tables about a nested evaluation with one seed or several.</summary>
public static class NestedStudyTables
{
    /// <summary>Winner and ensemble over the seeds: inner score, outer score and spread.</summary>
    /// <param name="study">The evaluation.</param>
    public static ResultTable Spread(NestedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var first = study.Results[0].Winner.Outer;
        (string Name, NestedSpread Spread)[] rows = [("Winner", study.Winner), ("Ensemble", study.Ensemble)];
        return ResultTable.Of(
            "Over the seeds",
            rows,
            columns =>
                columns
                    .Add("Chosen", row => row.Name)
                    .Add("Inner UAR", row => row.Spread.Inner, "0.0 %")
                    .Add("Outer UAR", row => row.Spread.OuterUar, "0.0 %", best: BestValue.Highest)
                    .Add("Standard deviation", row => row.Spread.Deviation, "0.0 %")
                    .Add("Lowest", row => row.Spread.Lowest, "0.0 %")
                    .Add("Highest", row => row.Spread.Highest, "0.0 %")
                    .Add("Shrinkage, points", row => DifferenceText.Points(row.Spread.Shrinkage))
                    .Add("Data", _ => first.Table.Corpus.Name)
        ) with
        {
            Notice = first.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"{(study.Results.Count == 1 ? "Seed" : "Means over the seeds")} "
                    + $"{string.Join(", ", study.Results.Select(result => result.Winner.Outer.Seed))}; outer folds: "
                    + $"{first.Split.Protocol}; {Scaling(first.Table)}; {study.CoreMinutes:0.0} core-minutes in total; data hash "
                    + $"{first.Table.Corpus.DataHash}."
            ),
        };
    }

    /// <summary>Winner and ensemble of each seed, with intervals.</summary>
    /// <param name="study">The evaluation.</param>
    public static ResultTable Seeds(NestedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var corpus = study.Results[0].Winner.Outer.Table.Corpus;
        var rows = study.Results.SelectMany(result =>
            new[] { (Name: "Winner", Score: result.Winner, Result: result), (Name: "Ensemble", Score: result.Ensemble, Result: result) }
        );
        return ResultTable.Of(
            "Each seed",
            rows,
            columns =>
                columns
                    .Add("Seed", row => row.Score.Outer.Seed)
                    .Add("Chosen", row => row.Name)
                    .Add("Inner UAR", row => row.Score.Inner, "0.0 %")
                    .Add("Outer UAR", row => row.Score.OuterUar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", row => row.Score.Outer.UarInterval)
                    .Add("Shrinkage, points", row => DifferenceText.Points(row.Score.Shrinkage))
                    .Add("95 % interval of shrinkage", row => DifferenceText.Of(row.Score.ShrinkageInterval))
                    .Add("Core-minutes", row => row.Result.CoreMinutes, "0.0")
        ) with
        {
            Notice = corpus.Caution,
        };
    }

    /// <summary>Every outer fold of every seed: the choice with its inner and outer scores.</summary>
    /// <param name="study">The evaluation.</param>
    public static ResultTable Folds(NestedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var rows = study.Results.SelectMany(result => result.Folds.Select(fold => (result.Winner.Outer.Seed, Fold: fold)));
        return ResultTable.Of(
            "Outer folds of all seeds",
            rows,
            columns =>
                columns
                    .Add("Seed", row => row.Seed)
                    .Add("Tested", row => row.Fold.Name)
                    .Add("Trials", row => row.Fold.Trials)
                    .Add("Winner", row => row.Fold.Winner.Recipe)
                    .Add("Inner UAR", row => row.Fold.Winner.Uar, "0.0 %")
                    .Add("Outer UAR", row => row.Fold.WinnerOuterUar, "0.0 %")
                    .Add("Ensemble", row => row.Fold.Ensemble)
                    .Add("Ensemble, inner UAR", row => row.Fold.Ensemble.Uar, "0.0 %")
                    .Add("Ensemble, outer UAR", row => row.Fold.EnsembleOuterUar, "0.0 %")
        ) with
        {
            Notice = study.Results[0].Winner.Outer.Table.Corpus.Caution,
        };
    }

    private static string Scaling(FeatureTable table) =>
        table.Scaling == FeatureScaling.PerSpeaker ? "speaker normalisation without labels" : "features scaled by the training rows alone";
}
