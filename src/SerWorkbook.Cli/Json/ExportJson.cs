using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser export --json</c> prints.</summary>
/// <param name="Bundle">The bundle that was written.</param>
/// <param name="Onnx">The ONNX file that was written; <c>null</c> for none.</param>
/// <param name="Notice">What every user of the training data must be told; <c>null</c> for nothing.</param>
/// <param name="Parity">How far each runtime agrees with the workbook.</param>
internal sealed record ExportJson(string Bundle, string? Onnx, string? Notice, IEnumerable<ParityJson> Parity)
{
    public static ExportJson Of(string file, string? graph, ExportResult result) =>
        new(file, graph, result.Bundle.Notice, result.Parity.Select(ParityJson.Of));
}

/// <summary>How far a runtime agrees with the workbook.</summary>
/// <param name="Runtime">What predicted.</param>
/// <param name="Clips">Number of recordings.</param>
/// <param name="DifferentAnswers">Number of recordings with another answer or another most probable emotion.</param>
/// <param name="LargestDifference">Largest difference of a probability, 0 to 1.</param>
/// <param name="Allowed">Largest difference that is allowed.</param>
internal sealed record ParityJson(string Runtime, int Clips, int DifferentAnswers, double LargestDifference, double Allowed)
{
    public static ParityJson Of(RuntimeParity parity) =>
        new(parity.Runtime, parity.Clips, parity.DifferentAnswers, parity.LargestDifference, parity.Allowed);
}

/// <summary>What <c>ser export --verify --json</c> prints.</summary>
/// <param name="Bundle">The bundle that was checked.</param>
/// <param name="Notice">What every user of the training data must be told; <c>null</c> for nothing.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Labels">The emotions that it tells apart.</param>
/// <param name="WindowSeconds">Recommended length of windows, seconds.</param>
/// <param name="WindowHop">Recommended hop of windows, seconds.</param>
/// <param name="Vectors">The golden vectors.</param>
internal sealed record BundleJson(
    string Bundle,
    string? Notice,
    string FeatureSet,
    IEnumerable<string> Labels,
    double WindowSeconds,
    double WindowHop,
    IEnumerable<GoldenJson> Vectors
)
{
    public static BundleJson Of(string path, EmotionBundle bundle, IEnumerable<GoldenCheck> checks) =>
        new(
            path,
            bundle.Notice,
            bundle.Model.FeatureSet.Id,
            bundle.Model.Labels,
            bundle.WindowSeconds,
            bundle.WindowHop,
            checks.Select(GoldenJson.Of)
        );
}

/// <summary>How a golden vector compares.</summary>
/// <param name="Clip">The WAV file in the bundle.</param>
/// <param name="Expected">The answer at the time of the export.</param>
/// <param name="Answer">The answer here.</param>
/// <param name="ProbabilityDifference">Largest difference of a probability.</param>
/// <param name="FeatureDifference">Largest difference of a feature, in standard deviations.</param>
/// <param name="Good">Whether the answer is the same and no probability differs by more than 1e-4.</param>
internal sealed record GoldenJson(
    string Clip,
    string Expected,
    string Answer,
    double ProbabilityDifference,
    double FeatureDifference,
    bool Good
)
{
    public static GoldenJson Of(GoldenCheck check) =>
        new(check.Vector.Clip, check.Vector.Answer, check.Answer, check.ProbabilityDifference, check.FeatureDifference, check.IsGood);
}
