using System.Globalization;
using SerWorkbook.Evaluation.Ladder;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about the scores of a recipe. Each names protocol, data and seed, and gives intervals.</summary>
public static class EvaluationTables
{
    /// <summary>Several protocols side by side.</summary>
    /// <param name="results">Evaluations of one recipe, the most lenient protocol first.</param>
    public static ResultTable Protocols(params IReadOnlyList<EvaluationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var bySentence = results.Any(result => result.SentenceUarInterval.IsKnown);
        return ResultTable.Of(
            results.Count == 1 ? "One recipe, one protocol" : "One recipe, several protocols",
            results,
            columns =>
            {
                columns
                    .Add("Protocol", result => result.Split.Protocol)
                    .Add("UAR", result => result.Matrix.Uar, "0.0 %")
                    .Add("95 % interval over speakers", result => result.UarInterval);
                if (bySentence)
                {
                    columns.Add("95 % interval over sentences", result => result.SentenceUarInterval);
                }

                columns
                    .Add("Accuracy", result => result.Matrix.Accuracy, "0.0 %")
                    .Add("95 % interval of accuracy", result => result.AccuracyInterval)
                    .Add("Macro F1", result => result.Matrix.MacroF1, "0.0 %")
                    .Add("Folds", result => result.Split.Folds.Count)
                    .Add("Training rows per fold", result => result.Split.Folds.Average(fold => fold.Train.Count), "0")
                    .Add("Tested rows", result => result.Predictions.Count)
                    .Add("What the protocol guarantees", result => result.Split.Promise);
            }
        ) with
        {
            Notice = results[0].Table.Corpus.Caution,
            Footnote = Footnote(results[0]),
        };
    }

    /// <summary>The protocols that the data does not allow, with the reasons.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <returns>The table, or <see langword="null"/> if all protocols were possible.</returns>
    public static ResultTable? NotPossible(LadderResult ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        return ladder.NotPossible.Count == 0
            ? null
            : ResultTable.Of(
                "Not possible with this data",
                ladder.NotPossible,
                columns => columns.Add("Protocol", refusal => refusal.Protocol.Title).Add("Reason", refusal => refusal.Reason)
            );
    }

    /// <summary>What the project requires of its model, beside what was measured.</summary>
    /// <param name="ladder">The protocols, the most lenient first.</param>
    /// <param name="calibration">What abstaining does under <see cref="LadderResult.Principal"/>.</param>
    /// <param name="shareRight">The share of the answers that must be right when the model may abstain, 0 to 1; 0.75 unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static ResultTable Requirements(
        LadderResult ladder,
        CalibratedResult calibration,
        double shareRight = Requirement.UsualShareRight
    )
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(calibration);
        var result = ladder.Principal.Result;
        return ResultTable.Of(
            $"Requirements, {result.Split.Protocol}",
            Requirement.Of(ladder, calibration, shareRight),
            columns =>
                columns
                    .Add("Requirement", requirement => requirement.Name)
                    .Add("Verdict", requirement => requirement.VerdictInWords)
                    .Add("Must exceed", requirement => requirement.Limit, "0.0 %")
                    .Add("Measured", requirement => requirement.Value, "0.0 %")
                    .Add(
                        "95 % interval over speakers",
                        requirement => requirement.IsCount || !requirement.Interval.IsKnown ? "–" : $"{requirement.Interval}"
                    )
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Footnote(result),
        };
    }

    /// <summary>The quality of the probabilities under each protocol.</summary>
    /// <param name="results">Evaluations of one recipe, the most lenient protocol first.</param>
    public static ResultTable Probabilities(params IReadOnlyList<EvaluationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var classes = results[0].Table.Labels.Count;
        return ResultTable.Of(
            "Quality of the probabilities",
            results,
            columns =>
                columns
                    .Add("Protocol", result => result.Split.Protocol)
                    .Add("Log loss", result => result.Probabilities.LogLoss, "0.000", best: BestValue.Lowest)
                    .Add("Brier score", result => result.Probabilities.Brier, "0.000", best: BestValue.Lowest)
                    .Add("Calibration error", result => result.Probabilities.CalibrationError, "0.0 %", best: BestValue.Lowest)
        ) with
        {
            Notice = results[0].Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Lower is better. The same probability for every emotion has a log loss of {Math.Log(classes):0.000} and a Brier "
                    + $"score of {1 - 1.0 / classes:0.000}. {Footnote(results[0])}"
            ),
        };
    }

    /// <summary>The scores of women and men.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Sexes(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Women and men, {result.Split.Protocol}",
            result.Sexes,
            columns =>
                columns
                    .Add("Sex", score => score.Sex.ToString().ToLowerInvariant())
                    .Add("Speakers", score => score.Speakers)
                    .Add("Rows", score => score.Rows)
                    .Add("Accuracy", score => score.Accuracy, "0.0 %")
                    .Add("UAR", score => score.Uar, "0.0 %")
                    .Add("95 % interval over speakers", score => score.UarInterval)
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Footnote(result),
        };
    }

    /// <summary>The accuracy of short and long recordings.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Lengths(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Short and long recordings, {result.Split.Protocol}",
            result.Lengths,
            columns =>
                columns
                    .Add("From", score => score.FromSeconds, "0.00 s")
                    .Add("to", score => score.ToSeconds, "0.00 s")
                    .Add("Rows", score => score.Rows)
                    .Add("Accuracy", score => score.Accuracy, "0.0 %")
                    .Add("95 % interval over speakers", score => score.AccuracyInterval)
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Footnote(result),
        };
    }

    /// <summary>The comparison of two recipes.</summary>
    /// <param name="result">The evaluation of the first.</param>
    /// <param name="comparison">The comparison.</param>
    public static ResultTable Comparison(EvaluationResult result, PairedComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(comparison);
        return ResultTable.Of(
            $"Two recipes on the same folds, {result.Split.Protocol}",
            new[] { comparison },
            columns =>
                columns
                    .Add("Recipe", row => row.First)
                    .Add("Compared with", row => row.Second)
                    .Add("Difference of UAR", row => row.UarDifference, "+0.0 %;-0.0 %;0.0 %")
                    .Add("95 % interval", row => row.Interval)
                    .Add("p", row => row.PValue, "0.0000")
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"The p-value is that of a permutation test over {Wording.Count(comparison.Speakers, "speaker")}, "
                    + $"{(comparison.IsExact ? "all permutations" : "10,000 random permutations")}. {Footnote(result)}"
            ),
        };
    }

    /// <summary>Precision, recall and F1 of each emotion.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Classes(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Emotions, {result.Split.Protocol}",
            result.Matrix.Classes,
            columns =>
                columns
                    .Add("Emotion", score => score.Label)
                    .Add("Rows", score => score.Support)
                    .Add("Precision", score => score.Precision, "0.0 %", best: BestValue.Highest)
                    .Add("Recall", score => score.Recall, "0.0 %", best: BestValue.Highest)
                    .Add("F1", score => score.F1, "0.0 %", best: BestValue.Highest)
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Footnote(result),
        };
    }

    /// <summary>The scores of each speaker.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Speakers(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Speakers, {result.Split.Protocol}",
            result.Speakers,
            columns =>
                columns
                    .Add("Speaker", score => score.Speaker)
                    .Add("Sex", score => score.Sex.ToString().ToLowerInvariant())
                    .Add("Rows", score => score.Rows)
                    .Add("Emotions acted", score => score.ClassesPresent)
                    .Add("Accuracy", score => score.Accuracy, "0.0 %", best: BestValue.Highest)
                    .Add("UAR over these", score => score.Uar, "0.0 %", best: BestValue.Highest)
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Footnote(result),
        };
    }

    private static string Footnote(EvaluationResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Recipe {result.RecipeText}; {result.Table.Set.Id}; {Condition(result)}; intervals by bootstrap over speakers; "
                + $"{Missing(result)}seed {result.Seed}; data {result.Table.Corpus.Name}, hash {result.Table.Corpus.DataHash}."
        );

    private static string Condition(EvaluationResult result) =>
        result.Table.Scaling == FeatureScaling.PerSpeaker
            ? "speaker normalisation without labels, all other statistics fitted on the training side only"
            : "statistics fitted on the training side only";

    private static string Missing(EvaluationResult result) =>
        result.MissingClasses.Count == 0 ? "" : $"UAR over the emotions that occur ({Listing.Of(result.MissingClasses)}); ";
}
