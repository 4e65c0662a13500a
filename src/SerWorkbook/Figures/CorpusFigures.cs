using System.Globalization;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook;

/// <summary>Figures about a corpus.</summary>
public static class CorpusFigures
{
    // So many holes are named in the reading of the table.
    private const int MostNamed = 8;

    /// <summary>How many recordings there are of each emotion, speaker and sex.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Counts(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var emotions = Count(corpus, utterance => utterance.Emotion);
        var speakers = Count(corpus, utterance => utterance.Speaker);
        var sexes = Count(corpus, utterance => utterance.Sex.ToString().ToLowerInvariant());
        return new Figure(
            "counts",
            "Recordings by emotion, speaker and sex",
            $"Three bar charts. {MostAndLeast("Emotions", emotions)} {MostAndLeast("Speakers", speakers)} {MostAndLeast("Sexes", sexes)}",
            BarsOf("Emotion", emotions),
            BarsOf("Speaker", speakers),
            BarsOf("Sex", sexes)
        )
        {
            Columns = 3,
            Notice = corpus.Caution,
        };
    }

    /// <summary>How many recordings each speaker has of each emotion.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Cells(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var counts = corpus.Utterances.CountBy(utterance => (utterance.Speaker, utterance.Emotion)).ToDictionary();
        var rows = corpus.Speakers.Select(speaker =>
            corpus.Emotions.Select(emotion => (double)counts.GetValueOrDefault((speaker, emotion)))
        );
        string[] empty =
        [
            .. corpus.Speakers.SelectMany(speaker =>
                corpus.Emotions.Where(emotion => !counts.ContainsKey((speaker, emotion))).Select(emotion => $"{speaker} {emotion}")
            ),
        ];
        var holes =
            empty.Length == 0
                ? "no cell is empty"
                : FormattableString.Invariant(
                    $"empty are {empty.Length}: {string.Join(", ", empty.Take(MostNamed))}{(empty.Length > MostNamed ? ", …" : "")}"
                );
        return new Figure(
            "cells",
            "Recordings by speaker and emotion",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A table of {corpus.Speakers.Count} speakers by {corpus.Emotions.Count} emotions with the number of recordings in each "
                    + $"cell; {holes}."
            ),
            new Panel(
                Axis.Category("Emotion", [.. corpus.Emotions]),
                Axis.Category("Speaker", [.. corpus.Speakers]),
                Heatmap.Matrix(rows, "Recordings", text: count => count.ToString("0", System.Globalization.CultureInfo.InvariantCulture))
            )
        )
        {
            Notice = corpus.Caution,
        };
    }

    /// <summary>How long the recordings of each emotion are, by speaker.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Durations(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var lengths = corpus
            .Emotions.Select(emotion => corpus.Utterances.Where(u => u.Emotion == emotion).Select(u => u.Seconds).ToArray())
            .ToArray();
        var medians = lengths.Select(values => values.Order().ElementAt(values.Length / 2)).ToArray();
        var (longest, shortest) = (Array.IndexOf(medians, medians.Max()), Array.IndexOf(medians, medians.Min()));
        return new Figure(
            "durations",
            "Length of the recordings by emotion",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A box of the lengths for each emotion; {corpus.Emotions[longest]} is longest with a median of {medians[longest]:0.0} "
                    + $"s, {corpus.Emotions[shortest]} shortest with {medians[shortest]:0.0} s."
            ),
            new Panel(Axis.Category("Emotion"), Axis.Linear("Length", "s"), new Boxes(corpus.Emotions, lengths))
        )
        {
            Notice = corpus.Caution,
        };
    }

    private static KeyValuePair<string, int>[] Count(Corpus corpus, Func<Utterance, string> key) =>
        [.. corpus.Utterances.CountBy(key).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)];

    private static string MostAndLeast(string what, KeyValuePair<string, int>[] counts) =>
        counts.Length == 1
            ? FormattableString.Invariant($"{what}: {counts[0].Key} only ({counts[0].Value}).")
            : FormattableString.Invariant(
                $"{what}: {counts[0].Key} has most ({counts[0].Value}), {counts[^1].Key} least ({counts[^1].Value})."
            );

    private static Panel BarsOf(string label, KeyValuePair<string, int>[] counts) =>
        new(
            Axis.Category(label),
            Axis.Linear("Recordings").Between(0, null),
            new Bars(counts.Select(count => count.Key), counts.Select(count => (double)count.Value))
            {
                Labels =
                    counts.Length <= 8
                        ? [.. counts.Select(count => count.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))]
                        : null,
            }
        );
}
