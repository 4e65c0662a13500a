namespace SerWorkbook;

/// <summary>What an audit of a split found.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Apart">What it promises.</param>
/// <param name="Corpus">The corpus's name.</param>
/// <param name="DataHash">What the corpus held.</param>
/// <param name="Seed">The seed of all that was random.</param>
/// <param name="Checks">The checks, in a fixed order.</param>
/// <param name="Baselines">What names the emotion without a look at the speech.</param>
/// <param name="SpeakerProbe">How well the features name the speaker; <see langword="null"/> where it was not asked for or cannot be
/// said.</param>
/// <param name="Copies">Recordings of the corpus that hold the same audio, whether they cross the split or not.</param>
/// <param name="HeardAudio">Whether the audio was listened to, or only labels, rates and lengths were looked at.</param>
/// <param name="ModelUar">The UAR of the model that the baselines stand beside, 0 to 1; <see langword="null"/> for none.</param>
/// <param name="Caution">What must stay with figures and tables; <see langword="null"/> for nothing.</param>
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

    /// <summary>The gravest verdict of its checks.</summary>
    public AuditVerdict Verdict => Checks.Max(check => check.Verdict);

    /// <summary>Whether nobody may rely on the protocol's promise: it is broken, or it cannot be said whether it holds.</summary>
    public bool NeedsAlarm => Verdict >= AuditVerdict.Unknown;

    /// <summary>The verdict on the protocol's promise in a few words: "no leak", "LEAK", "not known" or "promises nothing".</summary>
    internal string VerdictInWords =>
        this switch
        {
            { HasLeak: true } => "LEAK",
            { Apart: KeptApart.Nothing } => "promises nothing",
            { Verdict: AuditVerdict.Unknown } => "not known",
            _ => "no leak",
        };
}
