using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.DataAudit;

namespace SerWorkbook;

/// <summary>
/// An audit of a corpus before anything is trained on it: counts, formats, levels, defects, copies, cues other than speech.
/// </summary>
/// <example>
/// <code>
/// var audit = workbook.AuditCorpus(corpus);
/// Console.WriteLine(CorpusTables.Findings(audit).ToPlainText());
/// </code>
/// </example>
public sealed class CorpusAudit
{
    private CorpusAudit(Corpus corpus, IReadOnlyList<HeardUtterance> heard, IReadOnlyList<CorpusFinding> findings)
    {
        Corpus = corpus;
        Heard = heard;
        Findings = findings;
    }

    /// <summary>The corpus.</summary>
    public Corpus Corpus { get; }

    /// <summary>What was looked at, in a fixed order: labels, files, sound, copies.</summary>
    public IReadOnlyList<CorpusFinding> Findings { get; }

    /// <summary>The number of findings that can mislead a model or its evaluation.</summary>
    public int Warnings => Findings.Count(finding => finding.Verdict == AuditVerdict.Warning);

    /// <summary>The recordings that could be heard, in the order of the corpus.</summary>
    internal IReadOnlyList<HeardUtterance> Heard { get; }

    /// <summary>Audits a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="survey">What its audio reveals.</param>
    internal static CorpusAudit Of(Corpus corpus, AudioSurvey survey)
    {
        var heard = corpus
            .Utterances.Where(utterance => survey.Traits.ContainsKey(utterance.Path))
            .Select(utterance => new HeardUtterance(utterance, survey.Traits[utterance.Path]))
            .ToArray();
        return new CorpusAudit(
            corpus,
            heard,
            [.. LabelFindings.Of(corpus), .. FileFindings.Of(corpus, heard), .. SoundFindings.Of(heard), CopyFindings.Of(corpus, survey)]
        );
    }
}
