using SerWorkbook.Conclusions;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Tables about what a model relies on, where it fails and how robust it is.</summary>
public static class ExplanationTables
{
    /// <summary>The sampling rate of clips to listen to, Hz: that of the models, and a third of the size of 48 kHz.</summary>
    private const int ListeningRate = 16_000;

    /// <summary>The UAR that is lost without each family of features.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="families">One value per family.</param>
    public static ResultTable Importance(FeatureTable table, DataSplit split, IReadOnlyList<FamilyImportance> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        return ResultTable.Of(
            $"What the models rely on, {split.Protocol}",
            families,
            columns =>
                columns
                    .Add("Family", family => family.Family)
                    .Add("Features", family => family.Columns)
                    .Add("UAR lost without it (points)", family => family.Drop * 100, "0.0", best: BestValue.Highest)
                    .Add("95 % interval", family => DifferenceText.Of(family.Interval))
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote =
                "The family's values are permuted among the tested rows of a fold; a family that others can replace shows little loss. "
                + $"Intervals by paired bootstrap over speakers. {Origin(table)}",
        };
    }

    /// <summary>The most frequent confusions.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="limit">Maximum number of rows.</param>
    public static ResultTable Confusions(EvaluationResult result, int limit = 8)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Most frequent confusions, {result.Split.Protocol}",
            ConfusedPair.Of(result.Table, result.Predictions).Take(limit),
            columns =>
                columns
                    .Add("True emotion", pair => pair.Truth)
                    .Add("Predicted", pair => pair.Predicted)
                    .Add("Rows", pair => pair.Count)
                    .Add("Share of the true emotion", pair => pair.Share, "0.0 %")
                    .Add("Speakers", pair => FormattableString.Invariant($"{pair.Speakers} of {pair.SpeakersTested}"))
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Origin(result.Table),
        };
    }

    /// <summary>The mistakes with the highest confidence.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="mistakes">The mistakes.</param>
    public static ResultTable Mistakes(FeatureTable table, IReadOnlyList<ConfidentMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(mistakes);
        return ResultTable.Of(
            mistakes.Count == 0 ? "Confident mistakes: none" : "Confident mistakes",
            mistakes.Index(),
            columns =>
                columns
                    .Add("No.", mistake => mistake.Index + 1)
                    .Add("Recording", mistake => mistake.Item.Utterance.Path)
                    .Add("Speaker", mistake => mistake.Item.Utterance.Speaker)
                    .Add("True emotion", mistake => mistake.Item.Truth)
                    .Add("Predicted", mistake => mistake.Item.Predicted)
                    .Add("Confidence", mistake => mistake.Item.Confidence, "0.0 %")
                    .Add("Probability of the true emotion", mistake => mistake.Item.ProbabilityOfTruth, "0.0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = Origin(table),
        };
    }

    /// <summary>The same mistakes as a list of recordings to listen to.</summary>
    /// <param name="corpus">Their corpus.</param>
    /// <param name="mistakes">The mistakes.</param>
    /// <param name="isLocalPage">Whether the output stays on this machine, so that it may hold recordings of people; synthetic voices are
    /// always allowed.</param>
    public static ClipList Listen(Corpus corpus, IReadOnlyList<ConfidentMistake> mistakes, bool isLocalPage)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(mistakes);
        return new ClipList(
            [.. mistakes.Index().Select(mistake => Clip(corpus, mistake.Index + 1, mistake.Item))],
            corpus.IsSynthetic || isLocalPage
        );
    }

    /// <summary>The effect of changes of the recordings on the answers.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="scores">One score per change.</param>
    public static ResultTable Perturbations(FeatureTable table, DataSplit split, IReadOnlyList<PerturbationScore> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        return ResultTable.Of(
            $"Robustness, {split.Protocol}",
            scores,
            columns =>
                columns
                    .Add("Recordings", score => score.Name)
                    .Add("Rows", score => score.Rows)
                    .Add("Unusable", score => score.Refused)
                    .Add("UAR", score => score.Uar, "0.0 %")
                    .Add("95 % interval", score => score.UarInterval)
                    .Add("UAR lost (points)", score => score.Loss * 100, "0.0")
                    .Add("95 % interval of the loss", score => DifferenceText.Of(score.LossInterval))
                    .Add("Answers changed", score => score.Changed, "0.0 %")
                    .Add("95 % interval of changes", score => score.ChangedInterval)
                    .Add("Mean confidence", score => score.Confidence, "0.0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote =
                "Only tested recordings are changed, never training recordings; signal-to-noise ratios count pauses as signal. Intervals "
                + $"by paired bootstrap over speakers. {Origin(table)}",
        };
    }

    private static (string Caption, Func<Sound> Read) Clip(Corpus corpus, int number, ConfidentMistake mistake)
    {
        var caption = FormattableString.Invariant(
            $"{number}. {mistake.Truth}, predicted as {mistake.Predicted} ({mistake.Confidence * 100:0} %)"
        );
        return (caption, () => new Sound(Resampler.To(corpus.Read(mistake.Utterance), ListeningRate), caption));
    }

    private static string Origin(FeatureTable table) => $"Features {table.Set.Id}; data {table.Corpus.Name}, hash {table.Corpus.DataHash}.";
}
