namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser data audit --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="Utterances">Number of recordings that are used.</param>
/// <param name="Skipped">Number of files that are left out.</param>
/// <param name="Warnings">Number of findings that can mislead a model or its evaluation.</param>
/// <param name="Findings">What was looked at.</param>
internal sealed record CorpusAuditJson(
    string Corpus,
    string DataHash,
    int Utterances,
    int Skipped,
    int Warnings,
    IEnumerable<CorpusFindingJson> Findings
)
{
    public static CorpusAuditJson Of(CorpusAudit audit) =>
        new(
            audit.Corpus.Name,
            audit.Corpus.DataHash,
            audit.Corpus.Utterances.Count,
            audit.Corpus.Skipped.Count,
            audit.Warnings,
            audit.Findings.Select(finding => new CorpusFindingJson(
                finding.Topic,
                JsonWord.Of(finding.Verdict),
                finding.Finding,
                finding.Effect,
                finding.Files
            ))
        );
}

/// <summary>One property of a corpus.</summary>
/// <param name="Property">The property, such as <c>clipping</c>.</param>
/// <param name="Verdict"><c>good</c>, <c>information</c> or <c>warning</c>.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Effect">How that affects a model; empty where nothing was found.</param>
/// <param name="Files">Paths of recordings that show it, at most 100.</param>
internal sealed record CorpusFindingJson(string Property, string Verdict, string Finding, string Effect, IEnumerable<string> Files);
