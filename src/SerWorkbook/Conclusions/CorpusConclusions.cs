using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>What a corpus's counts, lengths and rates say to somebody who wants to learn from it.</summary>
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
            Lengths(corpus),
            LeftOut(corpus),
        ]);
    }

    private static string Size(Corpus corpus) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{corpus.Name} has {corpus.Utterances.Count} recordings of {corpus.Speakers.Count} speakers in {corpus.Emotions.Count} "
                + $"emotions, {corpus.Seconds / 60:0} minutes in all."
        );

    private static IEnumerable<string> Spellings(Corpus corpus) =>
        corpus.NameVariants is { Count: > 0 } variants
            ? [$"Names that differ in case or Unicode form only count as one: {Listing.Of(variants)}."]
            : [];

    private static string Balance(Corpus corpus)
    {
        var counts = corpus
            .Utterances.CountBy(u => u.Emotion)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .ToArray();
        return counts[0].Value == counts[^1].Value
            ? FormattableString.Invariant($"Every emotion has {counts[0].Value} recordings, so accuracy and UAR tell about the same.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{counts[0].Key} has {(double)counts[0].Value / counts[^1].Value:0.0} times as many recordings as {counts[^1].Key}: "
                    + $"scores are given as UAR, which weighs every emotion the same."
            );
    }

    private static string Cells(Corpus corpus)
    {
        var acted = corpus.Utterances.Select(u => (u.Speaker, u.Emotion)).ToHashSet();
        var empty = corpus
            .Speakers.SelectMany(speaker =>
                corpus.Emotions.Where(emotion => !acted.Contains((speaker, emotion))).Select(emotion => $"{speaker} has no {emotion}")
            )
            .ToArray();
        return empty.Length == 0
            ? "Every speaker acts every emotion."
            : $"Not every speaker acts every emotion ({string.Join(", ", empty.Take(6))}{(empty.Length > 6 ? ", and more" : "")}): "
                + "who speaks gives away what cannot be, so models must be tested on speakers that they have not heard.";
    }

    private static string Rates(Corpus corpus)
    {
        var rates = corpus.Utterances.GroupBy(u => u.SampleRate).OrderBy(group => group.Key).ToArray();
        return rates.Length == 1
            ? FormattableString.Invariant($"All recordings have a sampling rate of {rates[0].Key} Hz.")
            : $"Sampling rates differ ({string.Join("; ", rates.Select(RateOf))}): "
                + "all recordings are brought to 16 kHz before anything is measured, or the rate would name the speaker.";
    }

    private static string RateOf(IGrouping<int, Utterance> recordings)
    {
        var speakers = recordings.Select(utterance => utterance.Speaker).Distinct().Order(StringComparer.Ordinal).Take(4);
        return FormattableString.Invariant($"{recordings.Key} Hz: {string.Join(", ", speakers)}");
    }

    private static string Lengths(Corpus corpus)
    {
        var means = corpus
            .Utterances.GroupBy(u => u.Emotion)
            .Select(group => (Emotion: group.Key, Seconds: group.Average(u => u.Seconds)))
            .OrderByDescending(mean => mean.Seconds)
            .ThenBy(mean => mean.Emotion, StringComparer.Ordinal)
            .ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Recordings of {means[0].Emotion} last longest on average ({means[0].Seconds:0.0} s), those of {means[^1].Emotion} "
                + $"shortest ({means[^1].Seconds:0.0} s): length alone is a cue, and a confound."
        );
    }

    private static string LeftOut(Corpus corpus) =>
        corpus.Skipped.Count == 0
            ? "No file was left out."
            : FormattableString.Invariant($"{corpus.Skipped.Count} files were left out; the table above says why.");
}
