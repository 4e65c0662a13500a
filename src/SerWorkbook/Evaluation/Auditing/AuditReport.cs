namespace SerWorkbook;

/// <summary>The result of auditing a split.</summary>
/// <param name="Protocol">The name of the protocol.</param>
/// <param name="Apart">What the protocol promises to keep apart.</param>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="DataHash">The hash of the corpus data.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Checks">The checks, in a fixed order.</param>
/// <param name="Baselines">Baselines that predict the emotion without the speech.</param>
/// <param name="SpeakerProbe">How well the features identify the speaker; <see langword="null"/> if not measured.</param>
/// <param name="Copies">Recordings that hold the same audio, whether or not they cross the split.</param>
/// <param name="HeardAudio">Whether the audio was analysed, and not only labels, sampling rates and lengths.</param>
/// <param name="ModelUar">The UAR of the model that is compared with the baselines, 0 to 1; <see langword="null"/> for none.</param>
/// <param name="Caution">A sentence that must stay with figures and tables; <see langword="null"/> for none.</param>
public sealed record AuditReport(
    string Protocol,
    KeptApart Apart,
    string Corpus,
    string DataHash,
    int Seed,
    IReadOnlyList<AuditCheck> Checks,
    IReadOnlyList<BaselineScore> Baselines,
    SpeakerProbe? SpeakerProbe,
    IReadOnlyList<AudioCopy> Copies,
    bool HeardAudio,
    double? ModelUar,
    string? Caution
)
{
    /// <summary>Whether a promise of the protocol is broken. A protocol that promises nothing has no leak.</summary>
    public bool HasLeak => Verdict == AuditVerdict.Leak;

    /// <summary>The most serious verdict of the checks.</summary>
    public AuditVerdict Verdict => Checks.Max(check => check.Verdict);

    /// <summary>Whether the promise of the protocol cannot be relied on: it is broken, or it is unknown whether it holds.</summary>
    public bool NeedsAlarm => Verdict >= AuditVerdict.Unknown;

    /// <summary>The verdict on the protocol's promise in a few words: "no leak", "LEAK", "unknown" or "no promise".</summary>
    internal string VerdictInWords =>
        this switch
        {
            { HasLeak: true } => "LEAK",
            { Apart: KeptApart.Nothing } => "no promise",
            { Verdict: AuditVerdict.Unknown } => "unknown",
            _ => "no leak",
        };
}
