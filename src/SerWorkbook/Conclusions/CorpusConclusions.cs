using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions from the counts, lengths and sampling rates of a corpus.</summary>
public static class CorpusConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Findings Of(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new Findings([
            Size(corpus),
            .. Spellings(corpus),
            Balance(corpus),
            Cells(corpus),
            Rates(corpus),
            .. Lengths(corpus),
            Excluded(corpus),
        ]);
    }

    /// <summary>What was opened, in a sentence or two: name, size, files left out, names counted as one.</summary>
    /// <param name="corpus">The corpus.</param>
    public static string Summary(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var left = corpus.Skipped.Count == 0 ? "no file was left out" : $"{Wording.Count(corpus.Skipped.Count, "file")} left out";
        var size =
            $"{corpus.Name}: {Wording.Count(corpus.Utterances.Count, "recording")} by "
            + $"{Wording.Count(corpus.Speakers.Count, "speaker")} in {Wording.Count(corpus.Emotions.Count, "emotion")}; {left}.";
        return string.Join(' ', [size, .. Spellings(corpus)]);
    }

    private static string Size(Corpus corpus) =>
        $"The corpus has {Wording.Count(corpus.Utterances.Count, "recording")} by "
        + $"{Wording.Count(corpus.Speakers.Count, "speaker")} in {Wording.Count(corpus.Emotions.Count, "emotion")}, "
        + $"{Wording.Duration(corpus.Seconds)} in total.";

    private static IEnumerable<string> Spellings(Corpus corpus) =>
        corpus.NameVariants is { Count: > 0 } variants
            ? [$"Names that differ only in case or Unicode form count as one: {Listing.Of(variants)}."]
            : [];

    private static string Balance(Corpus corpus)
    {
        var counts = Frequency.Of(corpus.Utterances, utterance => utterance.Emotion);
        return counts.Length == 1 ? $"Every recording is labelled {counts[0].Key}."
            : counts[0].Value == counts[^1].Value
                ? $"Every emotion has {Wording.Count(counts[0].Value, "recording")}, so accuracy and UAR hardly differ."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"There are {(double)counts[0].Value / counts[^1].Value:0.0} times as many {counts[0].Key} recordings as "
                    + $"{counts[^1].Key} ones: scores are given as UAR, which weights every emotion equally."
            );
    }

    private static string Cells(Corpus corpus) =>
        MissingClasses.Of(corpus) is { Count: > 0 } missing
            ? $"Not every speaker acts every emotion ({Listing.Of(missing)}): a model that recognises the voice can rule emotions out, so "
                + "it must be tested on speakers it has not heard."
            : "Every speaker acts every emotion.";

    private static string Rates(Corpus corpus)
    {
        var rates = corpus.Utterances.GroupBy(u => u.SampleRate).OrderBy(group => group.Key).ToArray();
        return rates.Length == 1
            ? FormattableString.Invariant($"All recordings are sampled at {rates[0].Key} Hz.")
            : $"Sampling rates differ ({string.Join("; ", rates.Select(RateOf))}): "
                + "all recordings are resampled to 16 kHz before anything is measured, otherwise the rate would identify the speaker.";
    }

    private static string RateOf(IGrouping<int, Utterance> recordings)
    {
        var speakers = recordings.Select(utterance => utterance.Speaker).Distinct().Order(StringComparer.Ordinal).Take(4);
        return FormattableString.Invariant($"{recordings.Key} Hz: {string.Join(", ", speakers)}");
    }

    private static IEnumerable<string> Lengths(Corpus corpus)
    {
        var means = corpus
            .Utterances.GroupBy(u => u.Emotion)
            .Select(group => (Emotion: group.Key, Seconds: group.Average(u => u.Seconds)))
            .OrderByDescending(mean => mean.Seconds)
            .ThenBy(mean => mean.Emotion, StringComparer.Ordinal)
            .ToArray();
        return means.Length == 1
            ? []
            :
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The {means[0].Emotion} recordings are longest on average ({means[0].Seconds:0.0} s), the {means[^1].Emotion} ones "
                        + $"shortest ({means[^1].Seconds:0.0} s): length alone is a cue, and a confound."
                ),
            ];
    }

    private static string Excluded(Corpus corpus) =>
        corpus.Skipped.Count switch
        {
            0 => "No file was skipped.",
            1 => "1 file was skipped; the table above gives the reason.",
            var count => FormattableString.Invariant($"{count} files were skipped; the table above gives the reasons."),
        };
}
