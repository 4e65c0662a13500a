using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Explanation;

/// <summary>A named change of recordings, to see what it does to a model's answers.</summary>
/// <param name="Name">What is changed, in a few words.</param>
/// <param name="Apply">Changes a clip; the number seeds what is random, different for every recording.</param>
internal sealed record Perturbation(string Name, Func<AudioClip, int, AudioClip> Apply)
{
    /// <summary>No change.</summary>
    public static Perturbation None { get; } = new("as it is", (clip, _) => clip);

    /// <summary>A short list, one of each kind: cut, noise, level, clipping, telephone.</summary>
    public static IReadOnlyList<Perturbation> Usual { get; } =
    [FirstSeconds(1), Noisy(NoiseKind.Babble, 20), Noisy(NoiseKind.White, 10), Level(-20), Clipped(12), Telephone];

    /// <summary>Everything that this workbook knows to change.</summary>
    public static IReadOnlyList<Perturbation> All { get; } =
    [
        FirstSeconds(1),
        FirstShare(0.5),
        Noisy(NoiseKind.White, 20),
        Noisy(NoiseKind.White, 10),
        Noisy(NoiseKind.Pink, 20),
        Noisy(NoiseKind.Pink, 10),
        Noisy(NoiseKind.Babble, 20),
        Noisy(NoiseKind.Babble, 10),
        Level(12),
        Level(-20),
        Clipped(12),
        Telephone,
        SampledAt(8_000),
    ];

    /// <summary>Only the band of a telephone line, 300 to 3,400 Hz.</summary>
    public static Perturbation Telephone =>
        new("telephone band", (clip, _) => Degradation.LimitBand(clip, Degradation.TelephoneLowHz, Degradation.TelephoneHighHz));

    /// <summary>Nothing after some seconds of what is said.</summary>
    /// <param name="seconds">Seconds from where speech begins, more than 0.</param>
    public static Perturbation FirstSeconds(double seconds) =>
        new(FormattableString.Invariant($"first {seconds:0.##} s of speech"), (clip, _) => Degradation.CutAfter(clip, seconds));

    /// <summary>Nothing after a share of what is said.</summary>
    /// <param name="share">Share of the speech, above 0 to 1.</param>
    public static Perturbation FirstShare(double share) =>
        new(FormattableString.Invariant($"first {share * 100:0} % of speech"), (clip, _) => Degradation.CutShare(clip, share));

    /// <summary>With noise.</summary>
    /// <param name="kind">What it sounds like.</param>
    /// <param name="snrDb">Power of the recording over that of the noise, dB.</param>
    public static Perturbation Noisy(NoiseKind kind, double snrDb) =>
        new(
            FormattableString.Invariant($"{kind.ToString().ToLowerInvariant()} noise, {snrDb:0.#} dB SNR"),
            (clip, seed) => Degradation.AddNoise(clip, kind, snrDb, seed)
        );

    /// <summary>Louder or softer.</summary>
    /// <param name="db">Change of the level, dB.</param>
    public static Perturbation Level(double db) =>
        new(FormattableString.Invariant($"{db:+0.#;-0.#;0} dB"), (clip, _) => Degradation.ChangeLevel(clip, db));

    /// <summary>Clipped.</summary>
    /// <param name="belowPeakDb">How far below the loudest sample everything is cut, dB, 0 or more.</param>
    public static Perturbation Clipped(double belowPeakDb) =>
        new(
            FormattableString.Invariant($"clipped {belowPeakDb:0.#} dB below the peak"),
            (clip, _) => Degradation.ClipPeaks(clip, belowPeakDb)
        );

    /// <summary>As recorded at a lower rate.</summary>
    /// <param name="sampleRate">The rate, Hz.</param>
    public static Perturbation SampledAt(int sampleRate) =>
        new(FormattableString.Invariant($"sampled at {sampleRate / 1000.0:0.#} kHz"), (clip, _) => Degradation.SampleAt(clip, sampleRate));
}
