using System.Globalization;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Judges the baselines: what names the emotion without a look at the speech.</summary>
internal static class ShortcutChecks
{
    // More than half of the way from chance to 1 by the file's making alone: no model on such data can be believed.
    private const double LeakGain = 0.5;

    // A file format that comes this close to the model may be all that the model has learnt.
    private const double ShareOfModel = 0.9;
    private const double LeastGainBesideModel = 0.2;

    /// <summary>Judges.</summary>
    /// <param name="baselines">The scores.</param>
    /// <param name="apart">What the protocol promises: where that is nothing, there is no leak.</param>
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
        var model = isNearModel && modelUar is { } uar ? FormattableString.Invariant($" and {uar * 100:0.0} % of the model") : "";
        var finding =
            verdict == AuditVerdict.Good
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"How the files were made does not name the emotion clearly: UAR {best.Uar * 100:0.0} % ({best.Interval}) against "
                        + $"{best.Chance * 100:0.0} % by chance."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"How the files were made names the emotion, most of all the {what}: UAR {best.Uar * 100:0.0} % ({best.Interval}) "
                        + $"without a look at the speech, against {best.Chance * 100:0.0} % by chance{model}."
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
                    $"None of {Listed(cues)} names the emotion clearly (UAR; chance {cues[0].Chance * 100:0.0} %)."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Listed(clear)} UAR alone, against {cues[0].Chance * 100:0.0} % by chance: cues that acting gives, but a model "
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
                $"Who speaks names the emotion: UAR {speaker.Uar * 100:0.0} % ({speaker.Interval}) by each known speaker's most "
                    + $"frequent emotion."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Who speaks does not name the emotion clearly: UAR {speaker.Uar * 100:0.0} % against {speaker.Chance * 100:0.0} % by "
                    + $"chance."
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
