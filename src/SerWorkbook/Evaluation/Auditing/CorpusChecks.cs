using System.Globalization;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Looks for what is odd in the corpus whatever the split: copies, missing emotions, traits that follow the emotion.</summary>
/// <param name="table">The table.</param>
/// <param name="survey">What its audio gives away; <see langword="null"/> where it was not listened to.</param>
internal sealed class CorpusChecks(FeatureTable table, AudioSurvey? survey)
{
    private const int MostExamples = 5;

    // Medium effects after Cohen, Statistical Power Analysis, 1988: 0.06 of the variance, V of 0.3.
    private const double MediumShare = 0.06;
    private const double MediumV = 0.3;

    private readonly Utterance[] _utterances = [.. table.Rows.Select(row => row.Utterance).DistinctBy(utterance => utterance.Path)];

    /// <summary>Runs the checks.</summary>
    /// <returns>The checks in a fixed order; those that need audio are left out without it.</returns>
    public IReadOnlyList<AuditCheck> Run()
    {
        var emotions = _utterances.Select(utterance => utterance.Emotion).ToArray();
        var checks = new List<AuditCheck>
        {
            SpeakersEmotions(),
            Rates(emotions),
            Numbers("duration and emotion", "length", _utterances.Select(u => u.Seconds), emotions),
        };
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
        var acted = _utterances.Select(u => (u.Speaker, u.Emotion)).ToHashSet();
        var single = table.Speakers.Where(speaker => table.Labels.Count(label => acted.Contains((speaker, label))) == 1).ToArray();
        var missing = table
            .Speakers.Except(single)
            .SelectMany(speaker =>
                table.Labels.Where(label => !acted.Contains((speaker, label))).Select(label => $"{speaker} has no {label}")
            )
            .ToArray();
        string[] parts = [.. single.Take(MostExamples).Select(speaker => $"{speaker} has one emotion only"), .. missing.Take(MostExamples)];
        var more = single.Length + missing.Length - parts.Length;
        var finding =
            parts.Length == 0
                ? "Every speaker acts every emotion."
                : $"{string.Join(", ", parts)}{(more > 0 ? FormattableString.Invariant($", and {more} more") : "")}: who speaks tells "
                    + "something of the emotion.";
        return new AuditCheck(
            "emotions of speakers",
            "emotions of each speaker",
            parts.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    private AuditCheck Rates(string[] emotions)
    {
        int[] rates = [.. _utterances.Select(utterance => utterance.SampleRate)];
        var v = EffectSizes.CramersV(rates, Codes(emotions));
        var finding =
            rates.Distinct().Count() == 1
                ? FormattableString.Invariant($"All recordings have {rates[0]} Hz.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Recordings have "
                        + $"{string.Join(", ", rates.Distinct().Order().Select(rate => FormattableString.Invariant($"{rate}")))} Hz; "
                        + $"rate and "
                        + $"emotion go together with Cramér's V {v:0.00}."
                );
        return new AuditCheck(
            "sampling rate and emotion",
            "sampling rate of each emotion's files",
            v >= MediumV ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            []
        );
    }

    private static AuditCheck Numbers(string name, string noun, IEnumerable<double> values, string[] emotions)
    {
        double[] all = [.. values];
        var share = EffectSizes.EpsilonSquared(all, Codes(emotions));
        var finding = string.Create(
            CultureInfo.InvariantCulture,
            $"The emotion explains {share * 100:0} % of the variance of the "
                + $"{noun}{(share >= MediumShare ? ": a cue that acting gives, and a confound" : "")}."
        );
        return new AuditCheck(
            name,
            $"{noun} of each emotion's recordings",
            share >= MediumShare ? AuditVerdict.Warning : AuditVerdict.Good,
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
                ? FormattableString.Invariant($"Each of {_utterances.Length} recordings holds audio of its own.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{copies.Length} of {_utterances.Length} recordings {what}{under}: " + $"the same audio counts more than once."
                );
        return new AuditCheck(
            "copies in the corpus",
            "audio of all recordings",
            copies.Length > 0 ? AuditVerdict.Warning : AuditVerdict.Good,
            finding,
            [.. copies.Take(MostExamples).Select(copy => new AuditExample(copy.First, copy.Second, ""))]
        );
    }

    private static int[] Codes(string[] names)
    {
        var codes = names
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return Array.ConvertAll(names, name => codes[name]);
    }
}
