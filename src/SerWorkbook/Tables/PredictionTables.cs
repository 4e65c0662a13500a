using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Tables of predictions.</summary>
public static class PredictionTables
{
    /// <summary>The predictions of a model for some clips.</summary>
    /// <param name="model">The model.</param>
    /// <param name="predictions">The name of each clip with its prediction.</param>
    public static ResultTable Of(EmotionModel model, IReadOnlyList<(string Clip, EmotionPrediction Prediction)> predictions)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ResultTable.Of(
            "Predictions",
            predictions,
            columns =>
            {
                columns.Add("Clip", p => p.Clip).Add("Emotion", p => AnswerOf(p.Prediction));
                for (var i = 0; i < model.Labels.Count; i++)
                {
                    var label = i;
                    columns.Add(
                        model.Labels[label],
                        p => p.Prediction.HasMeaning ? p.Prediction.Probabilities[label].Value : double.NaN,
                        "0 %"
                    );
                }
            }
        ) with
        {
            Notice = model.Origin.CorpusNotice,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Model: {model.Origin.Trainer}, trained on {model.Origin.CorpusName}, UAR {model.Origin.Uar * 100:0.0} % "
                    + $"({model.Origin.UarProtocol}).{Explain(model.Calibration)}{Explain(model.Novelty)}"
            ),
        };
    }

    private static string AnswerOf(EmotionPrediction prediction) =>
        prediction.Doubt switch
        {
            PredictionDoubt.None => prediction.Emotion,
            PredictionDoubt.LowConfidence => prediction.Emotion + " (unsure)",
            PredictionDoubt.UnlikeTraining => prediction.Answer + " (unlike the training data)",
            _ => prediction.Answer,
        };

    private static string Explain(ModelNovelty? novelty) =>
        novelty is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" Beyond a distance of {novelty.Limit:0.0} from the training data it does not answer: {novelty.Answered * 100:0.0} % of "
                    + $"the recordings of unheard speakers lie within it."
            );

    private static string Explain(ModelCalibration? calibration) =>
        calibration is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" Probabilities are calibrated (temperature {calibration.Temperature:0.00}); below {calibration.UnsureBelow * 100:0} % "
                    + $"the model is unsure: with that threshold it answered {calibration.Coverage * 100:0} % of unheard recordings and "
                    + $"{calibration.Accuracy * 100:0} % of the answers were right ({calibration.FittedOn})."
            );
}
