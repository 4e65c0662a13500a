using SerWorkbook.Display;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Tables;

/// <summary>Tables of predictions.</summary>
public static class PredictionTables
{
    /// <summary>What a model says of some clips.</summary>
    /// <param name="model">The model.</param>
    /// <param name="predictions">Each clip's name with the prediction.</param>
    public static ResultTable Of(EmotionModel model, IReadOnlyList<(string Clip, EmotionPrediction Prediction)> predictions)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ResultTable.Of("Predictions", predictions, columns =>
        {
            columns.Add("Clip", p => p.Clip).Add("Emotion", p => p.Prediction.Emotion);
            for (var i = 0; i < model.Labels.Count; i++)
            {
                var label = i;
                columns.Add(model.Labels[label], p => p.Prediction.Probabilities[label].Value, "0 %");
            }
        }) with
        {
            Notice = model.Origin.Notice,
            Footnote = FormattableString.Invariant($"Model: {model.Origin.Trainer}, trained on {model.Origin.Corpus}, UAR {model.Origin.Uar * 100:0.0} % ({model.Origin.Protocol})."),
        };
    }
}
