namespace SerWorkbook.Cli.Json;

/// <summary>What <c>--json</c> prints of an audit. The keys are a contract: new ones may come, none changes its meaning.</summary>
internal static class AuditJson
{
    public static object Of(AuditReport report) =>
        new
        {
            protocol = report.Protocol,
            apart = Enum.GetValues<KeptApart>()
                .Where(what => what != KeptApart.Nothing && report.Apart.HasFlag(what))
                .Select(what => what.ToString().ToLowerInvariant()),
            corpus = report.Corpus,
            dataHash = report.DataHash,
            seed = report.Seed,
            notice = report.Caution,
            verdict = Word(report.Verdict),
            hasLeak = report.HasLeak,
            conclusion = AuditConclusions.Verdict(report),
            heardAudio = report.HeardAudio,
            checks = report.Checks.Select(check => new
            {
                name = check.Name,
                compared = check.Compared,
                verdict = Word(check.Verdict),
                finding = check.Finding,
                examples = check.Examples.Select(example => new
                {
                    train = example.Train,
                    test = example.Test,
                    fold = example.Fold,
                }),
            }),
            baselines = report.Baselines.Select(score => new
            {
                name = score.Name,
                kind = score.Kind.ToString().ToLowerInvariant(),
                uar = score.Uar,
                uarLow = JsonNumber.Known(score.Interval.Low),
                uarHigh = JsonNumber.Known(score.Interval.High),
                chance = score.Chance,
                clear = score.IsClear,
                strongest = score.Strongest,
            }),
            modelUar = report.ModelUar,
            speakerProbe = report.SpeakerProbe is { } probe
                ? new
                {
                    uar = probe.Uar,
                    chance = probe.Chance,
                    speakers = probe.Speakers,
                    rows = probe.Rows,
                }
                : null,
            copies = report.Copies.Select(copy => new
            {
                first = copy.First,
                second = copy.Second,
                sameFile = copy.IsSameFile,
                lagSeconds = Math.Round(copy.Lag, 6),
                correlation = Math.Round(copy.Correlation, 6),
                bitErrorRate = Math.Round(copy.BitErrorRate, 6),
            }),
        };

    private static string Word(AuditVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
