namespace SerWorkbook.Cli.Json;

/// <summary>The scores of one protocol.</summary>
/// <param name="Name">Name of the protocol, as <c>--protocol</c> takes it.</param>
/// <param name="Protocol">The protocol in words.</param>
/// <param name="Promise">What the tested model has not met.</param>
/// <param name="Folds">Number of folds.</param>
/// <param name="Scaling"><c>global</c> or <c>per speaker</c>.</param>
/// <param name="Recipe">Trainer and settings.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told; <c>null</c> for none.</param>
/// <param name="Rows">Number of predictions.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1.</param>
/// <param name="UarLow">Lower end of its 95 % interval, by bootstrap over speakers.</param>
/// <param name="UarHigh">Upper end of its 95 % interval.</param>
/// <param name="UarLowOverSentences">Lower end of the interval by bootstrap over speakers and sentences; <c>null</c> where sentences do not
/// repeat.</param>
/// <param name="UarHighOverSentences">Upper end of that interval.</param>
/// <param name="AccuracyLow">Lower end of the 95 % interval of the accuracy.</param>
/// <param name="AccuracyHigh">Upper end of the 95 % interval of the accuracy.</param>
/// <param name="MacroF1">Mean F1 of the emotions, 0 to 1.</param>
/// <param name="MacroF1Low">Lower end of its 95 % interval.</param>
/// <param name="MacroF1High">Upper end of its 95 % interval.</param>
/// <param name="LogLoss">Mean negative logarithm of the probability of the true emotion.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="CalibrationError">Expected calibration error, 0 to 1.</param>
/// <param name="Labels">The emotions, in the order of <c>confusion</c>.</param>
/// <param name="Confusion">Confusion matrix: one row per true emotion, one column per predicted emotion.</param>
/// <param name="Classes">Scores of each emotion.</param>
/// <param name="Speakers">Scores of each speaker.</param>
/// <param name="BestSpeaker">The speaker with the highest UAR.</param>
/// <param name="WorstSpeaker">The speaker with the lowest UAR.</param>
/// <param name="Sexes">Scores of female and male speakers.</param>
/// <param name="Lengths">Scores by length of the recordings.</param>
/// <param name="MissingEmotions">Speakers of whom some emotions are missing.</param>
/// <param name="Audit">The audit of the split.</param>
internal sealed record ProtocolResultJson(
    string Name,
    string Protocol,
    string Promise,
    int Folds,
    string Scaling,
    string Recipe,
    string FeatureSet,
    string Corpus,
    string DataHash,
    int Seed,
    bool Synthetic,
    string? Notice,
    int Rows,
    double Accuracy,
    double Uar,
    double? UarLow,
    double? UarHigh,
    double? UarLowOverSentences,
    double? UarHighOverSentences,
    double? AccuracyLow,
    double? AccuracyHigh,
    double MacroF1,
    double MacroF1Low,
    double MacroF1High,
    double LogLoss,
    double Brier,
    double CalibrationError,
    IEnumerable<string> Labels,
    IEnumerable<IEnumerable<int>> Confusion,
    IEnumerable<ClassScoreJson> Classes,
    IEnumerable<SpeakerScoreJson> Speakers,
    string BestSpeaker,
    string WorstSpeaker,
    IEnumerable<SexScoreJson> Sexes,
    IEnumerable<LengthScoreJson> Lengths,
    IEnumerable<MissingEmotionsJson> MissingEmotions,
    AuditJson Audit
)
{
    public static ProtocolResultJson Of(LadderRung rung) => Of(rung.Result, rung.Protocol.Name, AuditJson.Of(rung.Audit));

    private static ProtocolResultJson Of(EvaluationResult result, string name, AuditJson audit) =>
        new(
            name,
            result.Split.Protocol,
            result.Split.Promise,
            result.Split.Folds.Count,
            JsonWord.Of(result.Table.Scaling),
            result.RecipeText,
            result.Table.Set.Id,
            result.Table.Corpus.Name,
            result.Table.Corpus.DataHash,
            result.Seed,
            result.Table.Corpus.IsSynthetic,
            result.Table.Corpus.Notice,
            result.Predictions.Count,
            result.Matrix.Accuracy,
            result.Matrix.Uar,
            JsonNumber.Known(result.UarInterval.Low),
            JsonNumber.Known(result.UarInterval.High),
            JsonNumber.Known(result.SentenceUarInterval.Low),
            JsonNumber.Known(result.SentenceUarInterval.High),
            JsonNumber.Known(result.AccuracyInterval.Low),
            JsonNumber.Known(result.AccuracyInterval.High),
            result.Matrix.MacroF1,
            result.MacroF1Interval.Low,
            result.MacroF1Interval.High,
            result.Probabilities.LogLoss,
            result.Probabilities.Brier,
            result.Probabilities.CalibrationError,
            result.Matrix.Labels,
            result.Matrix.Labels.Select((_, truth) => result.Matrix.Labels.Select((_, predicted) => result.Matrix[truth, predicted])),
            result.Matrix.Classes.Select(ClassScoreJson.Of),
            result.Speakers.Select(SpeakerScoreJson.Of),
            result.BestSpeaker.Speaker,
            result.WorstSpeaker.Speaker,
            result.Sexes.Select(SexScoreJson.Of),
            result.Lengths.Select(LengthScoreJson.Of),
            result.MissingClasses.Select(missing => new MissingEmotionsJson(missing.Speaker, missing.Labels)),
            audit
        );
}
