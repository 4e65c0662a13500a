namespace SerWorkbook.Speech.Tests.Tracking;

/// <summary>A model of two emotions with weights by hand: a high F0 is "angry", a low one "calm".</summary>
internal static class HandmadeModel
{
    public const string Low = "calm";
    public const string High = "angry";

    private const float MiddleSemitones = 30;

    private static readonly ModelOrigin Origin = new("by hand", null, "0", 10, 2, "by hand", 1, 0.5, "none");

    /// <summary>F0 in the middle between the emotions, 156 Hz: 30 semitones above 27.5 Hz.</summary>
    public static EmotionModel Of(
        FeatureSet set,
        string column = "f0_mean",
        double unsureBelow = 0.6,
        bool perSpeaker = false,
        float middle = MiddleSemitones,
        string low = Low,
        string high = High
    )
    {
        var columns = set.Columns.Count;
        var place = set.Columns.Index().Single(pair => pair.Item.Name == column).Index;
        var (offset, scale, up, down) = (new float[columns], new float[columns], new float[columns], new float[columns]);
        (offset[place], scale[place]) = (perSpeaker ? 0 : middle, 1);
        (up[place], down[place]) = (0.4f, -0.4f);
        var linear = new SoftmaxLinearClassifier(new LinearWeights([down, up], [0, 0]));
        return new EmotionModel(
            set,
            [low, high],
            perSpeaker ? Standardiser.Identity(columns) : new Standardiser(offset, scale),
            perSpeaker ? new ScaledClassifier(new Standardiser(offset, scale), linear, perSpeaker: true) : linear,
            Origin,
            new ModelCalibration(1.5, unsureBelow, 1, 0.5, "by hand")
        );
    }
}
