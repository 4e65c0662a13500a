using System.Globalization;
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

        yield return Level(heard);
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
        yield return Length(heard);
        yield return Silence(heard);
    }

    private static CorpusFinding Level(IReadOnlyList<HeardUtterance> heard)
    {
        var (clear, share) = Association.OfNumber(heard.Select(item => (item.Traits.LevelDb, item.Utterance.Emotion)));
        var (low, high) = Fences(heard.Select(item => item.Traits.LevelDb));
        var outside = heard.Where(item => item.Traits.LevelDb < low || item.Traits.LevelDb > high).Select(item => item.Utterance).ToArray();
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"Levels from {heard.Min(item => item.Traits.LevelDb):0} to {heard.Max(item => item.Traits.LevelDb):0} dB of full scale"
                + $"{(outside.Length > 0 ? $", {Wording.Count(outside.Length, "outlier")}" : "")}; the emotion explains {share * 100:0} % "
                + $"of their variance."
        );
        return clear
            ? Note(
                "level",
                found,
                "Loudness is a cue from the acting, but also depends on the microphone: a model that relies on it fails at another level. "
                    + "The robustness test of an evaluation shows how much.",
                outside
            )
            : new CorpusFinding("level", outside.Length > 0 ? AuditVerdict.Information : AuditVerdict.Good, found, "", []) with
            {
                Effect = outside.Length > 0 ? "The outliers may have been recorded or scaled differently." : "",
                Files = Note("", "", "", outside).Files,
            };
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
            faulty.Select(item => item.Utterance)
        );
    }

    private static CorpusFinding Length(IReadOnlyList<HeardUtterance> heard)
    {
        var (clear, share) = Association.OfNumber(heard.Select(item => (item.Traits.Seconds, item.Utterance.Emotion)));
        var (low, high) = Fences(heard.Select(item => Math.Log(item.Traits.Seconds)));
        var outside = heard
            .Where(item => Math.Log(item.Traits.Seconds) < low || Math.Log(item.Traits.Seconds) > high)
            .Select(item => item.Utterance)
            .ToArray();
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"Lengths from {heard.Min(item => item.Traits.Seconds):0.0} to {heard.Max(item => item.Traits.Seconds):0.0} s"
                + $"{(outside.Length > 0 ? $", {Wording.Count(outside.Length, "outlier")}" : "")}; the emotion explains {share * 100:0} % "
                + $"of their variance."
        );
        return clear
                ? Note(
                    "length",
                    found,
                    "Length is a cue from the acting, and also one of sentence, pauses and cutting; the audit of a split "
                        + "shows what it predicts "
                        + "alone.",
                    outside
                )
            : outside.Length > 0
                ? Note(
                    "length",
                    found,
                    "The outliers may hold several utterances, or a part of one: their label may not fit all of it.",
                    outside
                )
            : Good("length", found);
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
                + $"{share * 100:0} % of its "
                + $"variance."
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
