using SerWorkbook.Speech;

namespace SerWorkbook.Tracking;

/// <summary>Makes a model that predicts from sound of what was trained on one fold.</summary>
internal static class HeldOutModel
{
    public static EmotionModel Of(
        FeatureTable table,
        Fold fold,
        TrainedModel trained,
        ModelCalibration? calibration,
        Recipe recipe,
        int seed
    )
    {
        var perSpeaker = table.Scaling == FeatureScaling.PerSpeaker;
        var origin = new ModelOrigin(
            table.Corpus.Name,
            table.Corpus.Notice,
            table.Corpus.DataHash,
            fold.Train.Count,
            fold.Train.Select(row => table.Rows[row].Utterance.Speaker).Distinct().Count(),
            recipe.ToString(),
            seed,
            0,
            "not measured: trained to be tracked"
        );
        return perSpeaker
            ? new EmotionModel(
                table.Set,
                trained.Labels,
                Standardiser.Identity(table.Set.Columns.Count),
                new ScaledClassifier(trained.Scaler, trained.Weights, perSpeaker: true),
                origin,
                calibration
            )
            : new EmotionModel(table.Set, trained.Labels, trained.Scaler, trained.Weights, origin, calibration);
    }
}
