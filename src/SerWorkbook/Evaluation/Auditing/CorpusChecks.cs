using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Checks the corpus regardless of the split: copies, missing emotions, traits that correlate with the emotion.</summary>
/// <param name="table">The table.</param>
/// <param name="survey">The survey of its audio; <see langword="null"/> without one.</param>
internal sealed class CorpusChecks(FeatureTable table, AudioSurvey? survey)
{
    private const int MostExamples = 5;

    private readonly Utterance[] _utterances = [.. table.Rows.Select(row => row.Utterance).DistinctBy(utterance => utterance.Path)];

    /// <summary>Runs the checks.</summary>
    /// <returns>The checks in a fixed order, without those that need audio if there is no survey.</returns>
    public IReadOnlyList<AuditCheck> Run()
    {
        var emotions = _utterances.Select(utterance => utterance.Emotion).ToArray();
        var checks = new List<AuditCheck>
        {
            SpeakersEmotions(),
            Rates(),
            Numbers("duration and emotion", "length", _utterances.Select(u => u.Seconds), emotions),
        };
        if (_utterances.DistinctBy(utterance => utterance.Codec).Skip(1).Any())
        {
            checks.Add(Codecs());
        }

        if (survey is { Traits.Count: > 0 })
        {
            var heard = _utterances.Where(utterance => survey.Traits.ContainsKey(utterance.Path)).ToArray();
            string[] labels = [.. heard.Select(utterance => utterance.Emotion)];
            checks.Add(Numbers("level and emotion", "level", heard.Select(u => survey.Traits[u.Path].LevelDb), labels));
            checks.Add(
                Numbers(
                    "silence and emotion",
                    "silence at the ends",
                    heard.Select(u => survey.Traits[u.Path].LeadingSilence + survey.Traits[u.Path].TrailingSilence),
                    labels
                )
            );
            checks.Add(Copies());
        }

        return checks;
    }

    private AuditCheck SpeakersEmotions()
    {
        var missing = MissingClasses.Of(_utterances, table.Speakers, table.Labels);
        string[] parts =
        [
            .. missing
                .Select(speaker =>
                    table.Labels.Count - speaker.Labels.Count == 1 ? $"{speaker.Speaker} has one emotion only" : speaker.ToString()
                )
                .OrderByDescending(part => part.EndsWith("only", StringComparison.Ordinal)),
        ];
        var finding =
            parts.Length == 0
                ? "Every speaker acts every emotion."
                : $"Not every speaker acts every emotion ({Listing.Of(parts)}): the voice reveals something about the emotion.";
        return new AuditCheck(
            "emotions of speakers",
            "emotions of each speaker",
            parts.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    private AuditCheck Rates()
    {
        int[] rates = [.. _utterances.Select(utterance => utterance.SampleRate).Distinct().Order()];
        var (isClear, v) = Association.OfName(_utterances.Select(u => (u.SampleRate.ToString(CultureInfo.InvariantCulture), u.Emotion)));
        var finding =
            rates.Length == 1
                ? FormattableString.Invariant($"All recordings are sampled at {rates[0]} Hz.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sampling rates are "
                        + $"{Listing.And([.. rates.Select(rate => FormattableString.Invariant($"{rate}"))])} Hz; "
                        + $"Cramér's V of rate and emotion is {v:0.00}."
                );
        return new AuditCheck(
            "sampling rate and emotion",
            "sampling rate of each emotion's files",
            isClear ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    // A lossy codec leaves its trace in every frame: a model tells it from another before it tells emotions apart.
    private AuditCheck Codecs()
    {
        string[] names = [.. _utterances.Select(utterance => utterance.Codec).Distinct().Order(StringComparer.Ordinal)];
        var withEmotion = Association.OfName(_utterances.Select(utterance => (utterance.Codec, utterance.Emotion)));
        var withSpeaker = Association.OfName(_utterances.Select(utterance => (utterance.Codec, utterance.Speaker)));
        return new AuditCheck(
            "codec, emotion and speaker",
            "codec of the files of each emotion and speaker",
            withEmotion.Clear || withSpeaker.Clear ? AuditVerdict.Warning : AuditVerdict.Good,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The codecs are {Listing.And(names)}; Cramér's V of codec and emotion is {withEmotion.V:0.00}, of codec and speaker "
                    + $"{withSpeaker.V:0.00}."
            ),
            []
        );
    }

    private static AuditCheck Numbers(string name, string noun, IEnumerable<double> values, string[] emotions)
    {
        var (isClear, share) = Association.OfNumber(values.Zip(emotions));
        var finding = string.Create(
            CultureInfo.InvariantCulture,
            $"The emotion explains {share * 100:0} % of the variance of the "
                + $"{noun}{(isClear ? ": a cue from the acting, and a confound" : "")}."
        );
        return new AuditCheck(
            name,
            $"{noun} of each emotion's recordings",
            isClear ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    private AuditCheck Copies()
    {
        var emotionOf = _utterances.ToDictionary(utterance => utterance.Path, utterance => utterance.Emotion, StringComparer.Ordinal);
        var copies = survey!.Copies.Where(copy => emotionOf.ContainsKey(copy.First) && emotionOf.ContainsKey(copy.Second)).ToArray();
        var contradicted = copies.Count(copy => emotionOf[copy.First] != emotionOf[copy.Second]);
        var what = copies.Length == 1 ? "is a copy of another" : "are copies of others";
        var under = contradicted > 0 ? FormattableString.Invariant($", {contradicted} of them under another emotion") : "";
        var finding =
            copies.Length == 0
                ? $"No recording is a copy of another ({Wording.Count(_utterances.Length, "recording")})."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{copies.Length} of {_utterances.Length} recordings {what}{under}: the same audio counts more than once."
                );
        return new AuditCheck(
            "copies in the corpus",
            "audio of all recordings",
            copies.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            [.. copies.Take(MostExamples).Select(copy => new AuditExample(copy.First, copy.Second, ""))]
        );
    }
}
