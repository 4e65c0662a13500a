using System.Globalization;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Judges the baselines: does anything but speech predict the emotion?</summary>
internal static class ShortcutChecks
{
    // If the file format alone gains this much, no model on such data can be trusted.
    private const double LeakGain = 0.5;

    // If the file format comes this close to the model, the model may have learnt nothing else.
    private const double ShareOfModel = 0.9;
    private const double LeastGainBesideModel = 0.2;

    /// <summary>Judges.</summary>
    /// <param name="baselines">The scores.</param>
    /// <param name="apart">What the protocol promises; without a promise there is no leak.</param>
    /// <param name="modelUar">The model's UAR; <see langword="null"/> for none.</param>
    /// <returns>The checks in a fixed order.</returns>
    public static IReadOnlyList<AuditCheck> Of(IReadOnlyList<BaselineScore> baselines, KeptApart apart, double? modelUar) =>
        [FileFormat(baselines, apart, modelUar), Cues(baselines), Speaker(baselines.Single(score => score.Name == Baselines.Speaker))];

    private static AuditCheck FileFormat(IReadOnlyList<BaselineScore> baselines, KeptApart apart, double? modelUar)
    {
        var best = baselines.Where(score => score.Kind == BaselineKind.FileFormat).MaxBy(score => score.Uar)!;
        var modelGain = ((modelUar ?? double.NaN) - best.Chance) / (1 - best.Chance);
        var isNearModel = best.Gain >= LeastGainBesideModel && best.Gain >= ShareOfModel * modelGain;
        var verdict =
            !best.IsClear ? AuditVerdict.Good
            : (best.Gain > LeakGain || isNearModel) && apart != KeptApart.Nothing ? AuditVerdict.Leak
            : AuditVerdict.Warning;
        var what = best.Strongest ?? best.Name;
        var model = isNearModel && modelUar is { } uar ? FormattableString.Invariant($" and {uar * 100:0.0} % for the model") : "";
        var finding =
            verdict == AuditVerdict.Good
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file format does not clearly predict the emotion: UAR {best.Uar * 100:0.0} % ({best.Interval}), chance "
                        + $"{best.Chance * 100:0.0} %."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file format predicts the emotion, above all by the {what}: UAR {best.Uar * 100:0.0} % ({best.Interval}) "
                        + $"without the speech, against {best.Chance * 100:0.0} % by chance{model}."
                );
        return new AuditCheck(
            "file format",
            "rate, bandwidth, sample format, header and offset of the files, on the split's folds",
            verdict,
            finding,
            []
        );
    }

    private static AuditCheck Cues(IReadOnlyList<BaselineScore> baselines)
    {
        var cues = baselines.Where(score => score.Kind == BaselineKind.Cue).ToArray();
        var clear = cues.Where(score => score.IsClear).ToArray();
        string Listed(BaselineScore[] scores) =>
            string.Join(", ", scores.Select(score => FormattableString.Invariant($"{score.Name} {score.Uar * 100:0.0} %")));
        var finding =
            clear.Length == 0
                ? FormattableString.Invariant(
                    $"No cue clearly predicts the emotion alone (UAR: {Listed(cues)}; chance {cues[0].Chance * 100:0.0} %)."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Cues from the acting predict the emotion alone (UAR: {Listed(clear)}; chance {cues[0].Chance * 100:0.0} %); a model "
                        + $"should do much better."
                );
        return new AuditCheck(
            "cues without speech",
            "duration, loudness and silence, on the split's folds",
            clear.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    private static AuditCheck Speaker(BaselineScore speaker)
    {
        var finding = speaker.IsClear
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The speaker predicts the emotion: predicting each known speaker's most frequent emotion gives a UAR of "
                    + $"{speaker.Uar * 100:0.0} % ({speaker.Interval}), chance {speaker.Chance * 100:0.0} %."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The speaker does not clearly predict the emotion: UAR {speaker.Uar * 100:0.0} %, chance "
                    + $"{speaker.Chance * 100:0.0} %."
            );
        return new AuditCheck(
            "speaker and emotion",
            "each known speaker's most frequent emotion, on the split's folds",
            speaker.IsClear ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }
}
