using SerWorkbook.Display;
using SerWorkbook.Evaluation;

namespace SerWorkbook.Tables;

/// <summary>Tables about how well a recipe does. Every one names protocol, data, seed and interval.</summary>
public static class EvaluationTables
{
    /// <summary>Several protocols side by side.</summary>
    /// <param name="results">Evaluations of one recipe, the most lenient protocol first.</param>
    public static ResultTable Protocols(params IReadOnlyList<EvaluationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ResultTable.Of("One recipe, several protocols", results, columns => columns
            .Add("Protocol", result => result.Split.Protocol)
            .Add("What it makes sure of", result => result.Split.Promise)
            .Add("Rows tested", result => result.Predictions.Count)
            .Add("Accuracy", result => result.Matrix.Accuracy, "0.0 %")
            .Add("UAR", result => result.Matrix.Uar, "0.0 %")
            .Add("95 % interval of UAR", result => result.UarInterval)
            .Add("Macro F1", result => result.Matrix.MacroF1, "0.0 %"))
            with
        { Notice = results[0].Table.Corpus.Caution, Footnote = Footnote(results[0]) };
    }

    /// <summary>Precision, recall and F1 of each emotion.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Classes(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of($"Emotions, {result.Split.Protocol}", result.Matrix.Classes, columns => columns
            .Add("Emotion", score => score.Label)
            .Add("Rows", score => score.Support)
            .Add("Precision", score => score.Precision, "0.0 %", best: BestValue.Highest)
            .Add("Recall", score => score.Recall, "0.0 %", best: BestValue.Highest)
            .Add("F1", score => score.F1, "0.0 %", best: BestValue.Highest))
            with
        { Notice = result.Table.Corpus.Caution, Footnote = Footnote(result) };
    }

    /// <summary>Each speaker's scores.</summary>
    /// <param name="result">The evaluation.</param>
    public static ResultTable Speakers(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of($"Speakers, {result.Split.Protocol}", result.Speakers, columns => columns
            .Add("Speaker", score => score.Speaker)
            .Add("Sex", score => score.Sex.ToString().ToLowerInvariant())
            .Add("Rows", score => score.Rows)
            .Add("Emotions acted", score => score.ClassesPresent)
            .Add("Accuracy", score => score.Accuracy, "0.0 %", best: BestValue.Highest)
            .Add("UAR over those", score => score.Uar, "0.0 %", best: BestValue.Highest))
            with
        { Notice = result.Table.Corpus.Caution, Footnote = Footnote(result) };
    }

    private static string Footnote(EvaluationResult result) => FormattableString.Invariant(
        $"Recipe {result.Recipe}; {result.Table.Set.Id}; statistics fitted on the training side only; intervals by bootstrap over speakers; seed {result.Seed}; data {result.Table.Corpus.Name}, hash {result.Table.Corpus.DataHash}.");
}
