using System.Globalization;
using SerWorkbook.Conclusions;

namespace SerWorkbook;

/// <summary>Tables about a nested evaluation.</summary>
public static class NestedTables
{
    /// <summary>Winner and ensemble: inner score, outer score and their difference.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Summary(NestedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var corpus = result.Winner.Outer.Table.Corpus;
        (string Name, NestedScore Score)[] rows = [("Winner", result.Winner), ("Ensemble", result.Ensemble)];
        return ResultTable.Of(
            "What the search achieves on unheard data",
            rows,
            columns =>
                columns
                    .Add("Chosen", row => row.Name)
                    .Add("Inner UAR", row => row.Score.Inner, "0.0 %")
                    .Add("Outer UAR", row => row.Score.OuterUar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", row => row.Score.Outer.UarInterval)
                    .Add("Shrinkage, points", row => DifferenceText.Points(row.Score.Shrinkage))
                    .Add("95 % interval of shrinkage", row => DifferenceText.Of(row.Score.ShrinkageInterval))
                    .Add("Data", _ => corpus.Name)
        ) with
        {
            Notice = corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Outer folds: {result.Winner.Outer.Split.Protocol}; inner UAR: the score behind the choice, on speaker groups of the "
                    + $"outer training rows; shrinkage: inner minus outer; {result.CoreMinutes:0.0} core-minutes; seed "
                    + $"{result.Winner.Outer.Seed}; data hash {corpus.DataHash}."
            ),
        };
    }

    /// <summary>The choice of every outer fold with its inner and outer score.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Folds(NestedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var corpus = result.Winner.Outer.Table.Corpus;
        return ResultTable.Of(
            "Outer folds",
            result.Folds,
            columns =>
                columns
                    .Add("Tested", fold => fold.Name)
                    .Add("Winner", fold => fold.Winner.Recipe)
                    .Add("Trials", fold => fold.Trials)
                    .Add("Inner UAR", fold => fold.Winner.Uar, "0.0 %")
                    .Add("Outer UAR", fold => fold.WinnerOuterUar, "0.0 %", best: BestValue.Highest)
                    .Add("Shrinkage, points", fold => DifferenceText.Points(fold.WinnerShrinkage))
                    .Add("Members", fold => fold.Ensemble.Members.Count)
                    .Add("Ensemble, outer UAR", fold => fold.EnsembleOuterUar, "0.0 %", best: BestValue.Highest)
                    .Add("Ensemble, shrinkage", fold => DifferenceText.Points(fold.EnsembleShrinkage))
        ) with
        {
            Notice = corpus.Caution,
        };
    }
}
