using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>What an audit of a split comes to.</summary>
public static class AuditConclusions
{
    /// <summary>Draws the conclusions: the verdict first, then what gave it.</summary>
    /// <param name="report">The audit.</param>
    public static Findings Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Findings([
            Verdict(report),
            .. report
                .Checks.Where(check => check.Verdict >= AuditVerdict.Warning)
                .OrderByDescending(check => check.Verdict)
                .Select(check => $"{Word(check.Verdict)}, {check.Name}: {check.Finding}"),
            .. Probe(report),
        ]);
    }

    /// <summary>The verdict in one sentence.</summary>
    /// <param name="report">The audit.</param>
    public static string Verdict(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] leaks = [.. report.Checks.Where(check => check.Verdict == AuditVerdict.Leak).Select(check => check.Name)];
        var warnings = report.Checks.Count(check => check.Verdict == AuditVerdict.Warning);
        var remarks = warnings switch
        {
            0 => "",
            1 => ", with 1 warning",
            _ => FormattableString.Invariant($", with {warnings} warnings"),
        };
        return leaks.Length > 0
                ? $"Leak: {report.Protocol} does not hold what it promises ({string.Join(", ", leaks)}); its scores must not be published."
            : report.Apart == KeptApart.Nothing
                ? $"{report.Protocol} promises to keep nothing apart, so that nothing is a leak, and its scores say nothing about new "
                    + $"speech{remarks}."
            : report.Checks.FirstOrDefault(check => check.Verdict == AuditVerdict.Unknown) is { } unknown
                ? $"No verdict on {report.Protocol}{remarks}. {unknown.Finding}"
            : $"No leak: {report.Protocol} keeps {Promised(report.Apart)} apart{remarks}.";
    }

    private static string Word(AuditVerdict verdict) =>
        verdict switch
        {
            AuditVerdict.Leak => "Leak",
            AuditVerdict.Unknown => "Not known",
            _ => "Warning",
        };

    private static string Promised(KeptApart apart)
    {
        string[] kept =
        [
            .. Enum.GetValues<KeptApart>()
                .Where(what => what != KeptApart.Nothing && apart.HasFlag(what))
                .Select(what => what.ToString().ToLowerInvariant()),
        ];
        return Listing.And(kept);
    }

    private static IEnumerable<string> Probe(AuditReport report)
    {
        if (report.SpeakerProbe is { } probe)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The features name {probe.Uar * 100:0.0} % of the speakers' unheard recordings right (UAR; {probe.Chance * 100:0.0} % "
                    + $"by chance): so much can a model gain from voices that it has heard."
            );
        }
    }
}
