using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Json;

/// <summary>How choices are spelt in what <c>--json</c> prints.</summary>
internal static class JsonWord
{
    public static string Of(RunStatus status) =>
        status switch
        {
            RunStatus.Reused => "reused",
            RunStatus.Succeeded => "executed",
            RunStatus.Failed => "failed",
            _ => "stopped",
        };

    public static string Of(FeatureScaling scaling) => scaling == FeatureScaling.PerSpeaker ? "per speaker" : "global";

    public static string Of(Enum choice) => choice.ToString().ToLowerInvariant();
}
