namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Length, voiced stretches, pauses and syllable-like peaks of a recording.</summary>
internal static class RhythmSummary
{
    // A frame further below the loudest one is a pause between words, or a plosive's closure.
    private const float PauseDb = 25f;

    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        new("activeSeconds", FeatureFamily.Rhythm, "log2 s"),
        .. StretchColumns("voiced"),
        .. StretchColumns("unvoiced"),
        .. StretchColumns("pause"),
        new("levelPeaks", FeatureFamily.Rhythm, "1/s"),
        new("levelPeak_rise", FeatureFamily.Rhythm, "dB"),
    ];

    /// <summary>Fills the columns.</summary>
    /// <param name="work">The level of every frame, the active and the voiced frames.</param>
    /// <param name="vector">Takes one value per column; 0 for what there is none of.</param>
    public static void Fill(SerFullWork work, Span<float> vector)
    {
        var regions = work.Regions;
        ReadOnlySpan<float> active = work.Level[regions.First..regions.End];
        var seconds = active.Length * SerFullVector.HopSeconds;
        var pauses = work.Pauses[..active.Length];
        for (var i = 0; i < pauses.Length; i++)
        {
            pauses[i] = active[i] < regions.LoudestDb - PauseDb;
        }

        vector[0] = (float)Math.Log2(seconds);
        work.Stretches.Find(regions.Voiced, wanted: true).Fill(vector[1..]);
        work.Stretches.Find(regions.Voiced, wanted: false).Fill(vector[6..]);
        work.Stretches.Find(pauses, wanted: true).Fill(vector[11..]);
        var peaks = LevelPeaks.Of(active);
        vector[16] = (float)(peaks.Count / seconds);
        vector[17] = peaks.MeanRiseDb;
    }

    private static IEnumerable<FeatureColumn> StretchColumns(string name) =>
        [
            new($"{name}Share", FeatureFamily.Rhythm, "1"),
            new($"{name}Stretches", FeatureFamily.Rhythm, "1/s"),
            new($"{name}Stretch_mean", FeatureFamily.Rhythm, "s"),
            new($"{name}Stretch_std", FeatureFamily.Rhythm, "s"),
            new($"{name}Stretch_max", FeatureFamily.Rhythm, "s"),
        ];
}
