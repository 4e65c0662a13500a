namespace SerWorkbook.Speech.Tracking;

/// <summary>The words of <see cref="EmotionPrediction.Answer"/> for what a tracker shows.</summary>
internal static class TrackerAnswer
{
    public static string Of(string emotion, PredictionDoubt doubt) => new EmotionPrediction(emotion, [], doubt).Answer;
}
