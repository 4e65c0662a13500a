using SerWorkbook.Conclusions;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Tables about what a model leans on, where it fails and what it bears.</summary>
public static class ExplanationTables
{
    /// <summary>The rate of clips to listen to, Hz: what the models hear, and a third of the size of 48 kHz.</summary>
    private const int ListeningRate = 16_000;

    /// <summary>How much UAR each family of features carries.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="families">One value per family.</param>
    public static ResultTable Importance(FeatureTable table, Split split, IReadOnlyList<FamilyImportance> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        return ResultTable.Of(
            $"What the models lean on, {split.Protocol}",
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
                "The family's values are mixed up among the tested rows of a fold; what other families can stand in for shows little. "
                + $"Intervals by paired bootstrap over speakers. {Origin(table)}",
        };
    }

    /// <summary>The emotions that are taken for another one most often.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="limit">The most rows.</param>
    public static ResultTable Confusions(EvaluationResult result, int limit = 8)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            $"Most confused, {result.Split.Protocol}",
            ConfusedPair.Of(result.Table, result.Predictions).Take(limit),
            columns =>
                columns
                    .Add("True emotion", pair => pair.Truth)
                    .Add("Taken for", pair => pair.Predicted)
                    .Add("Rows", pair => pair.Count)
                    .Add("Share of the true emotion", pair => pair.Share, "0.0 %")
                    .Add("Speakers", pair => FormattableString.Invariant($"{pair.Speakers} of {pair.SpeakersTested}"))
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = Origin(result.Table),
        };
    }

    /// <summary>The mistakes that models were surest of.</summary>
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
                    .Add("Taken for", mistake => mistake.Item.Predicted)
                    .Add("Confidence", mistake => mistake.Item.Confidence, "0.0 %")
                    .Add("Given to the truth", mistake => mistake.Item.ProbabilityOfTruth, "0.0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = Origin(table),
        };
    }

    /// <summary>The same mistakes to listen to.</summary>
    /// <param name="corpus">The corpus that they are of.</param>
    /// <param name="mistakes">The mistakes.</param>
    /// <param name="isLocalPage">Whether the output stays on this machine, so that recordings of people may stand in it; synthetic voices
    /// may everywhere.</param>
    public static ClipList Listen(Corpus corpus, IReadOnlyList<ConfidentMistake> mistakes, bool isLocalPage)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(mistakes);
        return new ClipList(
            [.. mistakes.Index().Select(mistake => Clip(corpus, mistake.Index + 1, mistake.Item))],
            corpus.IsSynthetic || isLocalPage
        );
    }

    /// <summary>What changes of the recordings do to the answers.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="scores">One score a change.</param>
    public static ResultTable Perturbations(FeatureTable table, Split split, IReadOnlyList<PerturbationScore> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        return ResultTable.Of(
            $"What the models bear, {split.Protocol}",
            scores,
            columns =>
                columns
                    .Add("Recordings", score => score.Name)
                    .Add("Rows", score => score.Rows)
                    .Add("Refused", score => score.Refused)
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
                "Only tested recordings are changed, never those learnt from; signal-to-noise ratios count pauses as signal. Intervals "
                + $"by paired bootstrap over speakers. {Origin(table)}",
        };
    }

    private static (string Caption, Func<Sound> Read) Clip(Corpus corpus, int number, ConfidentMistake mistake)
    {
        var caption = FormattableString.Invariant(
            $"{number}. {mistake.Truth}, taken for {mistake.Predicted} ({mistake.Confidence * 100:0} %)"
        );
        return (caption, () => new Sound(Resampler.To(corpus.Read(mistake.Utterance), ListeningRate), caption));
    }

    private static string Origin(FeatureTable table) => $"{table.Set.Id}; data {table.Corpus.Name}, hash {table.Corpus.DataHash}.";
}
