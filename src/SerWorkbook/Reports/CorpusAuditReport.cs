namespace SerWorkbook;

/// <summary>The report of <c>ser data audit</c>: what a corpus holds, and what of it can mislead a model.</summary>
public static class CorpusAuditReport
{
    /// <summary>Puts the report together.</summary>
    /// <param name="audit">The audit.</param>
    public static ReportDocument Of(CorpusAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var corpus = audit.Corpus;
        List<ReportBlock> blocks =
        [
            .. corpus.Notice is { } notice ? [ReportBlock.Of(new Notice(notice))] : Array.Empty<ReportBlock>(),
            ReportBlock.Text("## Findings"),
            ReportBlock.Of(CorpusTables.Findings(audit)),
            .. audit.Findings.Any(finding => finding.Files.Count > 0)
                ? [ReportBlock.Of(CorpusTables.Examples(audit))]
                : Array.Empty<ReportBlock>(),
            ReportBlock.Text("## What the corpus holds"),
            ReportBlock.Of(CorpusTables.Overview(corpus)),
            ReportBlock.Of(CorpusFigures.Counts(corpus)),
            ReportBlock.Of(CorpusFigures.Cells(corpus)),
            ReportBlock.Of(CorpusTables.Speakers(corpus)),
            ReportBlock.Text("## How it sounds"),
            ReportBlock.Of(CorpusFigures.Sound(audit)),
            ReportBlock.Of(CorpusFigures.Durations(corpus)),
            .. corpus.Skipped.Count > 0
                ? [ReportBlock.Text("## Files left out"), ReportBlock.Of(CorpusTables.Skipped(corpus.Skipped))]
                : Array.Empty<ReportBlock>(),
        ];
        return new ReportDocument($"Audit of {corpus.Name}", blocks);
    }
}
