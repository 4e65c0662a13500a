namespace SerWorkbook.Cli.Json;

/// <summary>The scores of one emotion.</summary>
/// <param name="Label">The emotion.</param>
/// <param name="Rows">Number of rows of that emotion.</param>
/// <param name="Precision">Precision, 0 to 1.</param>
/// <param name="Recall">Recall, 0 to 1.</param>
/// <param name="F1">F1, 0 to 1.</param>
internal sealed record ClassScoreJson(string Label, int Rows, double Precision, double Recall, double F1)
{
    public static ClassScoreJson Of(ClassScore score) => new(score.Label, score.Support, score.Precision, score.Recall, score.F1);
}

/// <summary>The scores of one speaker.</summary>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="Sex"><c>female</c>, <c>male</c> or <c>unknown</c>.</param>
/// <param name="Rows">Number of rows of that speaker.</param>
/// <param name="Emotions">Number of emotions of that speaker.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="Uar">Unweighted average recall over these emotions, 0 to 1.</param>
internal sealed record SpeakerScoreJson(string Speaker, string Sex, int Rows, int Emotions, double Accuracy, double Uar)
{
    public static SpeakerScoreJson Of(SpeakerScore score) =>
        new(score.Speaker, JsonWord.Of(score.Sex), score.Rows, score.ClassesPresent, score.Accuracy, score.Uar);
}

/// <summary>The scores of female or male speakers.</summary>
/// <param name="Sex"><c>female</c>, <c>male</c> or <c>unknown</c>.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1.</param>
/// <param name="UarLow">Lower end of its 95 % interval; <c>null</c> where it is not known.</param>
/// <param name="UarHigh">Upper end of its 95 % interval.</param>
internal sealed record SexScoreJson(string Sex, int Speakers, int Rows, double Accuracy, double Uar, double? UarLow, double? UarHigh)
{
    public static SexScoreJson Of(SexScore score) =>
        new(
            JsonWord.Of(score.Sex),
            score.Speakers,
            score.Rows,
            score.Accuracy,
            score.Uar,
            JsonNumber.Known(score.UarInterval.Low),
            JsonNumber.Known(score.UarInterval.High)
        );
}

/// <summary>The accuracy for recordings of similar length.</summary>
/// <param name="FromSeconds">Shortest length in seconds.</param>
/// <param name="ToSeconds">Longest length in seconds.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accuracy">Accuracy, 0 to 1.</param>
/// <param name="AccuracyLow">Lower end of its 95 % interval; <c>null</c> where it is not known.</param>
/// <param name="AccuracyHigh">Upper end of its 95 % interval.</param>
internal sealed record LengthScoreJson(
    double FromSeconds,
    double ToSeconds,
    int Rows,
    double Accuracy,
    double? AccuracyLow,
    double? AccuracyHigh
)
{
    public static LengthScoreJson Of(LengthScore score) =>
        new(
            score.FromSeconds,
            score.ToSeconds,
            score.Rows,
            score.Accuracy,
            JsonNumber.Known(score.AccuracyInterval.Low),
            JsonNumber.Known(score.AccuracyInterval.High)
        );
}

/// <summary>A speaker of whom some emotions are missing.</summary>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="Emotions">The emotions that are missing.</param>
internal sealed record MissingEmotionsJson(string Speaker, IEnumerable<string> Emotions);
