using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions from the audit of a split.</summary>
public static class AuditConclusions
{
    /// <summary>Draws the conclusions: the verdict first, then the findings behind it.</summary>
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
        var remarks = warnings == 0 ? "" : $" ({Wording.Count(warnings, "warning")})";
        return leaks.Length > 0
                ? $"Leak: '{report.Protocol}' breaks its promise ({string.Join(", ", leaks)}); its scores must not be published."
            : report.Apart == KeptApart.Nothing
                ? $"No promise: '{report.Protocol}' keeps nothing apart by design, so nothing counts as a leak and its scores say nothing "
                    + $"about new speech{remarks}."
            : report.Checks.FirstOrDefault(check => check.Verdict == AuditVerdict.Unknown) is { } unknown
                ? $"No verdict on '{report.Protocol}'{remarks}. {unknown.Finding}"
            : $"No leak: '{report.Protocol}' keeps {Promised(report.Apart)} apart{remarks}.";
    }

    private static string Word(AuditVerdict verdict) =>
        verdict switch
        {
            AuditVerdict.Leak => "Leak",
            AuditVerdict.Unknown => "Unknown",
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
        return Wording.And(kept);
    }

    private static IEnumerable<string> Probe(AuditReport report)
    {
        if (report.SpeakerProbe is { } probe)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The features identify the speaker of unheard recordings with a UAR of {probe.Uar * 100:0.0} % (chance "
                    + $"{probe.Chance * 100:0.0} %): a model that has heard a voice before can exploit that."
            );
        }
    }
}
