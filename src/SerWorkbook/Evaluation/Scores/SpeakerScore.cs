namespace SerWorkbook;

/// <summary>How well one speaker's rows were recognised.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Sex">The speaker's sex.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="ClassesPresent">Number of emotions that the speaker acts.</param>
/// <param name="Accuracy">Share called right, 0 to 1.</param>
/// <param name="Uar">Mean recall of the emotions that the speaker acts, 0 to 1.</param>
public sealed record SpeakerScore(string Speaker, Sex Sex, int Rows, int ClassesPresent, double Accuracy, double Uar)
{
    /// <summary>Scores every speaker that was tested.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The scores, in order of the speakers' names.</returns>
    internal static IReadOnlyList<SpeakerScore> Of(FeatureTable table, IReadOnlyList<RowPrediction> predictions) =>
        [
            .. predictions
                .GroupBy(prediction => table.Rows[prediction.Row].Utterance.Speaker)
                .OrderBy(speaker => speaker.Key, StringComparer.Ordinal)
                .Select(speaker => Of(table, speaker)),
        ];

    private static SpeakerScore Of(FeatureTable table, IGrouping<string, RowPrediction> speaker)
    {
        var matrix = ConfusionMatrix.Of(table.Labels, [.. speaker]);
        var sex = table.Rows[speaker.First().Row].Utterance.Sex;
        return new SpeakerScore(speaker.Key, sex, matrix.Total, matrix.Present.Count(), matrix.Accuracy, matrix.Uar);
    }
}
