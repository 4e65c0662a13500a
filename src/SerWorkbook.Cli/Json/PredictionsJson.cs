using System.Text.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser predict --json</c> prints.</summary>
/// <param name="Model">The model.</param>
/// <param name="Predictions">One entry per file.</param>
internal sealed record PredictionsJson(PredictingModelJson Model, IEnumerable<ClipPredictionJson> Predictions)
{
    public static PredictionsJson Of(EmotionModel model, IEnumerable<ClipPrediction> predictions) =>
        new(PredictingModelJson.Of(model), predictions.Select(ClipPredictionJson.Of));
}

/// <summary>The model that predicts.</summary>
/// <param name="Corpus">Name of the corpus that it was trained on.</param>
/// <param name="Notice">What every user of that corpus must be told; <c>null</c> for none.</param>
/// <param name="Trainer">Trainer and settings.</param>
/// <param name="Uar">UAR that it was chosen by, 0 to 1.</param>
/// <param name="Protocol">How that UAR was measured.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Labels">The emotions that it tells apart.</param>
/// <param name="Calibration">How its probabilities are calibrated; <c>null</c> where they are not.</param>
/// <param name="NeedsSpeaker">Whether it uses speaker normalisation.</param>
internal sealed record PredictingModelJson(
    string Corpus,
    string? Notice,
    string Trainer,
    double Uar,
    string Protocol,
    string FeatureSet,
    IEnumerable<string> Labels,
    CalibrationJson? Calibration,
    bool NeedsSpeaker
)
{
    public static PredictingModelJson Of(EmotionModel model) =>
        new(
            model.Origin.CorpusName,
            model.Origin.CorpusNotice,
            model.Origin.Trainer,
            model.Origin.Uar,
            model.Origin.UarProtocol,
            model.FeatureSet.Id,
            model.Labels,
            model.Calibration is { } calibration ? CalibrationJson.Of(calibration) : null,
            model.NeedsSpeaker
        );
}

/// <summary>How a model's probabilities are calibrated.</summary>
/// <param name="Temperature">What the log-probabilities are divided by.</param>
/// <param name="UnsureBelow">Confidence below which a prediction is unsure, 0 to 1.</param>
/// <param name="Coverage">Share of recordings that is at least as confident as that, 0 to 1.</param>
/// <param name="Accuracy">Accuracy on those, 0 to 1.</param>
/// <param name="Protocol">Which predictions the calibration was fitted on.</param>
internal sealed record CalibrationJson(double Temperature, double UnsureBelow, double Coverage, double Accuracy, string Protocol)
{
    public static CalibrationJson Of(ModelCalibration calibration) =>
        new(calibration.Temperature, calibration.UnsureBelow, calibration.Coverage, calibration.Accuracy, calibration.FittedOn);
}

/// <summary>The prediction for one file, or for one window of it.</summary>
/// <param name="File">The file as it was given or found; <c>-</c> for standard input.</param>
/// <param name="Start">Where the window starts, seconds; <c>null</c> for a whole recording.</param>
/// <param name="Seconds">Length of the window, seconds; <c>null</c> for a whole recording.</param>
/// <param name="Answer">What to tell a user: the emotion, "unsure" or "no speech"; <c>null</c> if there is no prediction.</param>
/// <param name="Emotion">The most probable emotion; <c>null</c> if there is no prediction, or none that means anything: the
/// recording holds no voice, or is unlike the training data.</param>
/// <param name="Confidence">Its probability, 0 to 1; <c>null</c> where it is.</param>
/// <param name="Unsure">Whether the model does not commit itself; <c>null</c> if there is no prediction.</param>
/// <param name="Reason">Why it does not: <c>lowConfidence</c>, <c>unlikeTraining</c> or <c>noSpeech</c>; <c>null</c> if it does.</param>
/// <param name="Probabilities">Probability of each emotion by its name.</param>
/// <param name="SpeakerClips">Number of clips that the speaker profile was learnt from; <c>null</c> where the model needs none.</param>
/// <param name="Error">Why there is no prediction; <c>null</c> if there is one.</param>
internal sealed record ClipPredictionJson(
    string File,
    double? Start,
    double? Seconds,
    string? Answer,
    string? Emotion,
    double? Confidence,
    bool? Unsure,
    string? Reason,
    IReadOnlyDictionary<string, double>? Probabilities,
    int? SpeakerClips,
    string? Error
)
{
    public static ClipPredictionJson Of(ClipPrediction clip) =>
        new(
            clip.File,
            clip.Start,
            clip.Seconds,
            clip.Prediction?.Answer,
            Meaningful(clip.Prediction)?.Emotion,
            Meaningful(clip.Prediction)?.Confidence,
            clip.Prediction?.IsUnsure,
            clip.Prediction is { IsUnsure: true } unsure ? JsonNamingPolicy.CamelCase.ConvertName(unsure.Doubt.ToString()) : null,
            Meaningful(clip.Prediction)?.Probabilities.ToDictionary(pair => pair.Key, pair => pair.Value),
            clip.SpeakerClips,
            clip.Error
        );

    private static EmotionPrediction? Meaningful(EmotionPrediction? prediction) => prediction is { HasMeaning: true } ? prediction : null;
}
