using System.Globalization;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Text;
using static SerWorkbook.Evaluation.DataAudit.Verdicts;

namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>How recordings sound: level, clipping, offset, silence, length.</summary>
internal static class SoundFindings
{
    private const double NearSilenceDb = -40;
    private const double ClippedShare = 0.001;
    private const double LargeOffset = 0.01;
    private const double FrozenShare = 0.1;

    // Tukey's outer fences: none of a thousand normal values lies beyond them.
    private const double FarOut = 3;

    /// <summary>The findings, in a fixed order.</summary>
    public static IEnumerable<CorpusFinding> Of(IReadOnlyList<HeardUtterance> heard)
    {
        if (heard.Count == 0)
        {
            yield break;
        }

        yield return Spread(
            heard,
            "level",
            item => item.Traits.LevelDb,
            decibel => decibel,
            (low, high) => $"Levels from {low:0} to {high:0} dB of full scale",
            "Loudness is a cue from the acting, but also depends on the microphone: a model that relies on it fails at another level. "
                + "The robustness test of an evaluation shows how much.",
            "The outliers may have been recorded or scaled differently."
        );
        yield return Defect(
            heard,
            "near silence",
            item => item.Traits.PeakDb < NearSilenceDb,
            FormattableString.Invariant($"stay below {NearSilenceDb:0} dB of full scale at their loudest"),
            "no recording is close to silent",
            "The voice may be hardly louder than the recorder's noise: F0 and voice quality are less reliable."
        );
        yield return Defect(
            heard,
            "clipping",
            item => item.Traits.ClippedShare > ClippedShare,
            "are clipped in more than 0.1 % of their samples",
            "no recording is clipped in more than 0.1 % of its samples",
            "Flat peaks add high frequencies that sound like shouting: level, spectrum and voice quality are wrong, "
                + "mostly for loud emotions."
        );
        yield return Defect(
            heard,
            "DC offset",
            item => Math.Abs(item.Traits.DcOffset) > LargeOffset,
            "have a mean of more than 1 % of full scale",
            "the mean of every recording is within 1 % of full scale",
            "The level of quiet frames is wrong, and the offset names the recorder. Features that use it take the mean off first."
        );
        yield return Defect(
            heard,
            "digital silence",
            item => item.Traits.FrozenShare > FrozenShare,
            "consist of constant samples for more than 10 % of their length",
            "no recording holds more than 10 % of constant samples",
            "Pauses were cut or gated: silence looks different from that of other recordings, and lengths may be padded."
        );
        yield return Spread(
            heard,
            "length",
            item => item.Traits.Seconds,
            Math.Log,
            (low, high) => $"Lengths from {low:0.0} to {high:0.0} s",
            "Length is a cue from the acting, and also one of sentence, pauses and cutting; the audit of a split shows what it predicts "
                + "alone.",
            "The outliers may hold several utterances, or a part of one: their label may not fit all of it."
        );
        yield return Silence(heard);
    }

    private static CorpusFinding Defect(
        IReadOnlyList<HeardUtterance> heard,
        string topic,
        Predicate<HeardUtterance> isFaulty,
        string fault,
        string good,
        string effect
    )
    {
        var faulty = heard.Where(item => isFaulty(item)).ToArray();
        if (faulty.Length == 0)
        {
            return Good(topic, Wording.Sentence(good) + ".");
        }

        var (clear, v) = Association.OfName(heard.Select(item => (isFaulty(item) ? "yes" : "no", item.Utterance.Emotion)));
        var cue = clear ? FormattableString.Invariant($"; Cramér's V with the emotion is {v:0.00}") : "";
        return Warning(
            topic,
            FormattableString.Invariant($"{faulty.Length} of {Wording.Count(heard.Count, "recording")} {fault}{cue}."),
            effect,
            faulty.Select(item => item.Utterance.Path)
        );
    }

    // A number that has outliers, or goes with the emotion. Outliers are judged by what "scale" makes of it.
    private static CorpusFinding Spread(
        IReadOnlyList<HeardUtterance> heard,
        string topic,
        Func<HeardUtterance, double> value,
        Func<double, double> scale,
        Func<double, double, FormattableString> range,
        string cue,
        string outliers
    )
    {
        var (clear, share) = Association.OfNumber(heard.Select(item => (value(item), item.Utterance.Emotion)));
        var (low, high) = Fences(heard.Select(item => scale(value(item))));
        string[] outside =
        [
            .. heard.Where(item => scale(value(item)) < low || scale(value(item)) > high).Select(item => item.Utterance.Path),
        ];
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{FormattableString.Invariant(range(heard.Min(value), heard.Max(value)))}"
                + $"{(outside.Length > 0 ? $", {Wording.Count(outside.Length, "outlier")}" : "")}; the emotion explains {share * 100:0} % "
                + $"of their variance."
        );
        return clear ? Note(topic, found, cue, outside)
            : outside.Length > 0 ? Note(topic, found, outliers, outside)
            : Good(topic, found);
    }

    private static CorpusFinding Silence(IReadOnlyList<HeardUtterance> heard)
    {
        var (clear, share) = Association.OfNumber(
            heard.Select(item => (item.Traits.LeadingSilence + item.Traits.TrailingSilence, item.Utterance.Emotion))
        );
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"On average {heard.Average(item => item.Traits.LeadingSilence):0.00} s of silence before and "
                + $"{heard.Average(item => item.Traits.TrailingSilence):0.00} s after the speech; the emotion explains "
                + $"{share * 100:0} % of its variance."
        );
        return clear
            ? Warning(
                "silence at the ends",
                found,
                "How recordings were cut gives the emotion away. Our features leave the silence at the ends out; other programs may not."
            )
            : Good("silence at the ends", found);
    }

    private static (double Low, double High) Fences(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var (lower, upper) = (sorted[sorted.Length / 4], sorted[3 * (sorted.Length - 1) / 4]);
        var range = FarOut * (upper - lower);
        return (lower - range, upper + range);
    }
}
