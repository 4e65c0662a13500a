namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser audit-split --json</c> prints.</summary>
/// <param name="HasLeak">Whether any protocol has a leak.</param>
/// <param name="Audits">One audit per protocol.</param>
internal sealed record AuditSplitJson(bool HasLeak, IEnumerable<AuditJson> Audits)
{
    public static AuditSplitJson Of(IReadOnlyList<AuditReport> reports) =>
        new(reports.Any(report => report.HasLeak), reports.Select(AuditJson.Of));
}

/// <summary>The audit of one split.</summary>
/// <param name="Protocol">The protocol in words.</param>
/// <param name="Apart">What the protocol keeps apart: <c>recordings</c>, <c>sentences</c>, <c>speakers</c>.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Notice">What must be shown with the figures; <c>null</c> for nothing.</param>
/// <param name="Verdict">The gravest verdict: <c>good</c>, <c>information</c>, <c>warning</c>, <c>unknown</c> or <c>leak</c>.</param>
/// <param name="HasLeak">Whether the protocol breaks its promise.</param>
/// <param name="Conclusion">The verdict in a sentence.</param>
/// <param name="HeardAudio">Whether the audio was compared, not only labels, rates and lengths.</param>
/// <param name="Checks">The checks.</param>
/// <param name="Baselines">Classifiers that need no speech.</param>
/// <param name="ModelUar">UAR of the model that the baselines are compared with; <c>null</c> for none.</param>
/// <param name="SpeakerProbe">How well the features tell speakers apart; <c>null</c> where it was not measured.</param>
/// <param name="Copies">Pairs of recordings with the same audio.</param>
internal sealed record AuditJson(
    string Protocol,
    IEnumerable<string> Apart,
    string Corpus,
    string DataHash,
    int Seed,
    string? Notice,
    string Verdict,
    bool HasLeak,
    string Conclusion,
    bool HeardAudio,
    IEnumerable<AuditCheckJson> Checks,
    IEnumerable<BaselineJson> Baselines,
    double? ModelUar,
    SpeakerProbeJson? SpeakerProbe,
    IEnumerable<CopyJson> Copies
)
{
    public static AuditJson Of(AuditReport report) =>
        new(
            report.Protocol,
            Enum.GetValues<KeptApart>()
                .Where(what => what != KeptApart.Nothing && report.Apart.HasFlag(what))
                .Select(what => JsonWord.Of(what)),
            report.Corpus,
            report.DataHash,
            report.Seed,
            report.Caution,
            JsonWord.Of(report.Verdict),
            report.HasLeak,
            AuditConclusions.Verdict(report),
            report.HeardAudio,
            report.Checks.Select(AuditCheckJson.Of),
            report.Baselines.Select(BaselineJson.Of),
            report.ModelUar,
            report.SpeakerProbe is { } probe ? SpeakerProbeJson.Of(probe) : null,
            report.Copies.Select(CopyJson.Of)
        );
}

/// <summary>One check.</summary>
/// <param name="Name">Name of the check.</param>
/// <param name="Compared">What was compared.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Finding">What was found, in a sentence.</param>
/// <param name="Examples">Examples of what crosses the split.</param>
internal sealed record AuditCheckJson(string Name, string Compared, string Verdict, string Finding, IEnumerable<AuditExampleJson> Examples)
{
    public static AuditCheckJson Of(AuditCheck check) =>
        new(
            check.Name,
            check.Compared,
            JsonWord.Of(check.Verdict),
            check.Finding,
            check.Examples.Select(example => new AuditExampleJson(example.Train, example.Test, example.Fold))
        );
}

/// <summary>Something that occurs on both sides of a split.</summary>
/// <param name="Train">What the training side has.</param>
/// <param name="Test">What the test side has.</param>
/// <param name="Fold">Name of the fold.</param>
internal sealed record AuditExampleJson(string Train, string Test, string Fold);

/// <summary>A classifier that needs no speech.</summary>
/// <param name="Name">What it predicts from.</param>
/// <param name="Kind"><c>labels</c>, <c>cue</c> or <c>fileformat</c>.</param>
/// <param name="Uar">Its UAR, 0 to 1.</param>
/// <param name="UarLow">Lower end of its 95 % interval; <c>null</c> where it is not known.</param>
/// <param name="UarHigh">Upper end of its 95 % interval.</param>
/// <param name="Chance">UAR of guessing.</param>
/// <param name="Clear">Whether it is clearly above chance.</param>
/// <param name="Strongest">The trait that predicts best alone; <c>null</c> where there is only one.</param>
internal sealed record BaselineJson(
    string Name,
    string Kind,
    double Uar,
    double? UarLow,
    double? UarHigh,
    double Chance,
    bool Clear,
    string? Strongest
)
{
    public static BaselineJson Of(BaselineScore score) =>
        new(
            score.Name,
            JsonWord.Of(score.Kind),
            score.Uar,
            JsonNumber.Known(score.Interval.Low),
            JsonNumber.Known(score.Interval.High),
            score.Chance,
            score.IsClear,
            score.Strongest
        );
}

/// <summary>How well the features tell speakers apart.</summary>
/// <param name="Uar">UAR over speakers, 0 to 1.</param>
/// <param name="Chance">UAR of guessing.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record SpeakerProbeJson(double Uar, double Chance, int Speakers, int Rows)
{
    public static SpeakerProbeJson Of(SpeakerProbe probe) => new(probe.Uar, probe.Chance, probe.Speakers, probe.Rows);
}

/// <summary>Two recordings with the same audio.</summary>
/// <param name="First">Path of the recording that comes first in the corpus.</param>
/// <param name="Second">Path of the other one.</param>
/// <param name="SameFile">Whether the files are equal byte for byte.</param>
/// <param name="LagSeconds">By how many seconds the second is shifted against the first.</param>
/// <param name="Correlation">Normalised cross-correlation where they overlap, 0 to 1.</param>
/// <param name="BitErrorRate">Share of fingerprint bits that differ, 0 to 1.</param>
internal sealed record CopyJson(string First, string Second, bool SameFile, double LagSeconds, double Correlation, double BitErrorRate)
{
    public static CopyJson Of(AudioCopy copy) =>
        new(
            copy.First,
            copy.Second,
            copy.IsSameFile,
            Math.Round(copy.Lag, 6),
            Math.Round(copy.Correlation, 6),
            Math.Round(copy.BitErrorRate, 6)
        );
}
