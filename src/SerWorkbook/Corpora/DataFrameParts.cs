using Microsoft.Data.Analysis;

namespace SerWorkbook.Corpora;

/// <summary>What data frames of recordings and scores have in common.</summary>
internal static class DataFrameParts
{
    /// <summary>What is known of recordings before anything is measured: path, speaker, sex, emotion, sentence.</summary>
    /// <param name="utterances">One recording for each row.</param>
    public static List<DataFrameColumn> OfUtterances(IReadOnlyList<Utterance> utterances) =>
        [
            new StringDataFrameColumn("path", utterances.Select(utterance => utterance.Path)),
            new StringDataFrameColumn("speaker", utterances.Select(utterance => utterance.Speaker)),
            new StringDataFrameColumn("sex", utterances.Select(utterance => utterance.Sex.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("emotion", utterances.Select(utterance => utterance.Emotion)),
            new StringDataFrameColumn("sentence", utterances.Select(utterance => utterance.Sentence)),
        ];

    /// <summary>A score as data frames hold it: null where it is not known.</summary>
    public static double? Known(double score) => double.IsNaN(score) ? null : score;
}
