using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Numerics;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about a corpus.</summary>
public static class CorpusFigures
{
    private const int MostBarLabels = 8;

    // From this ratio on, the counts of two emotions are far enough apart to mislead accuracy.
    private const double Unbalanced = 1.5;

    // Medians closer than this hardly hint at the emotion.
    private const double SimilarLengths = 1.1;

    /// <summary>The number of recordings of each emotion, speaker and sex.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Counts(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var emotions = Frequency.Of(corpus.Utterances, utterance => utterance.Emotion);
        var speakers = Frequency.Of(corpus.Utterances, utterance => utterance.Speaker);
        var sexes = Frequency.Of(corpus.Utterances, utterance => utterance.Sex.ToString().ToLowerInvariant());
        return new Figure(
            "counts",
            "Recordings by emotion, speaker and sex",
            $"Bar charts of the number of recordings. By emotion: {Listed(emotions)}. By speaker: {Listed(speakers)}. By sex: "
                + $"{Listed(sexes)}.",
            BarsOf("Emotion", emotions),
            BarsOf("Speaker", speakers),
            BarsOf("Sex", sexes)
        )
        {
            Columns = 3,
            Notice = corpus.Caution,
            Interpretation = Balance(emotions),
        };
    }

    /// <summary>The number of recordings of each speaker in each emotion.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Cells(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var counts = corpus.Utterances.CountBy(utterance => (utterance.Speaker, utterance.Emotion)).ToDictionary();
        var rows = corpus.Speakers.Select(speaker =>
            corpus.Emotions.Select(emotion => (double)counts.GetValueOrDefault((speaker, emotion)))
        );
        var empty = corpus.Speakers.Count * corpus.Emotions.Count - counts.Count;
        return new Figure(
            "cells",
            "Recordings by speaker and emotion",
            $"Heat map of the number of recordings of {Wording.Count(corpus.Speakers.Count, "speaker")} (rows) in "
                + $"{Wording.Count(corpus.Emotions.Count, "emotion")} (columns); "
                + $"{(empty == 0 ? "no cell is" : Wording.Count(empty, "cell") + (empty == 1 ? " is" : " are"))} empty.",
            new Panel(
                Axis.Category("Emotion", [.. corpus.Emotions]),
                Axis.Category("Speaker", [.. corpus.Speakers]),
                Heatmap.Matrix(rows, "Recordings", text: count => count.ToString("0", CultureInfo.InvariantCulture))
            )
        )
        {
            Notice = corpus.Caution,
            Interpretation = Completeness(corpus),
        };
    }

    /// <summary>The length of the recordings of each emotion.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Figure Durations(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var lengths = corpus
            .Emotions.Select(emotion => corpus.Utterances.Where(u => u.Emotion == emotion).Select(u => u.Seconds).ToArray())
            .ToArray();
        var medians = lengths.Zip(corpus.Emotions, (values, emotion) => (Emotion: emotion, Seconds: MiddleValue.Of(values))).ToArray();
        return new Figure(
            "durations",
            "Length of the recordings by emotion",
            $"Box plots of recording length by emotion. Medians: {string.Join(", ", medians.Select(Words))}.",
            new Panel(Axis.Category("Emotion"), Axis.Linear("Length", "s"), new Boxes(corpus.Emotions, lengths))
        )
        {
            Notice = corpus.Caution,
            Interpretation = LengthCue(medians),
        };

        static string Words((string Emotion, double Seconds) median) =>
            FormattableString.Invariant($"{median.Emotion} {median.Seconds:0.0} s");
    }

    /// <summary>Level, bandwidth and silence of the recordings of each emotion.</summary>
    /// <param name="audit">The audit.</param>
    public static Figure Sound(CorpusAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var corpus = audit.Corpus;
        var heard = audit.Heard.ToLookup(item => item.Utterance.Emotion, item => item.Traits);
        string[] emotions = [.. corpus.Emotions.Where(heard.Contains)];
        Panel Boxes(string label, string unit, Func<AudioTraits, double> value) =>
            new(
                Axis.Category("Emotion"),
                Axis.Linear(label, unit),
                new Boxes(emotions, [.. emotions.Select(emotion => heard[emotion].Select(value).ToArray())])
            );
        return new Figure(
            "sound",
            "Level, bandwidth and silence by emotion",
            "Box plots of the level, the bandwidth and the silence at the ends of the recordings of "
                + $"{Wording.Count(emotions.Length, "emotion")}.",
            Boxes("Level", "dB of full scale", traits => traits.LevelDb),
            Boxes("Bandwidth", "kHz", traits => traits.BandwidthHertz / 1000),
            Boxes("Silence at the ends", "s", traits => traits.LeadingSilence + traits.TrailingSilence)
        )
        {
            Columns = 3,
            Notice = corpus.Caution,
            Interpretation = "Boxes that lie apart are cues that a model can use without listening to the speech.",
        };
    }

    private static string Listed(KeyValuePair<string, int>[] counts)
    {
        static string Words(KeyValuePair<string, int> count) => FormattableString.Invariant($"{count.Key} {count.Value}");
        return counts.Length <= MostBarLabels
            ? string.Join(", ", counts.Select(Words))
            : FormattableString.Invariant($"{counts.Length} bars from {Words(counts[0])} down to {Words(counts[^1])}");
    }

    private static string Balance(KeyValuePair<string, int>[] emotions)
    {
        var (most, least) = (emotions[0], emotions[^1]);
        if (emotions.Length == 1)
        {
            return $"Every recording is labelled {most.Key}: a model has nothing to tell apart.";
        }

        if (most.Value == least.Value)
        {
            return $"Every emotion has {Wording.Count(most.Value, "recording")}, so accuracy and UAR hardly differ.";
        }

        var counts = FormattableString.Invariant(
            $"{most.Value} {most.Key} recordings against {least.Value} {least.Key} {(least.Value == 1 ? "one" : "ones")}"
        );
        return most.Value < Unbalanced * least.Value
            ? $"The emotions are nearly balanced: {counts}."
            : $"The emotions are unbalanced ({counts}): accuracy would reward a model that often predicts {most.Key}, UAR does not.";
    }

    private static string? Completeness(Corpus corpus)
    {
        if (corpus.Speakers.Count < 2 || corpus.Emotions.Count < 2)
        {
            return null;
        }

        return MissingClasses.Of(corpus) is { Count: > 0 } missing
            ? $"Not every speaker acts every emotion: {Listing.Of(missing)}. A model that recognises the voice can rule emotions out, so "
                + "it must be tested on speakers it has not heard."
            : "Every speaker acts every emotion, so the voice alone does not give an emotion away.";
    }

    private static string? LengthCue((string Emotion, double Seconds)[] medians)
    {
        if (medians.Length < 2)
        {
            return null;
        }

        var (longest, shortest) = (medians.MaxBy(median => median.Seconds), medians.MinBy(median => median.Seconds));
        return longest.Seconds < SimilarLengths * shortest.Seconds
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The medians lie between {shortest.Seconds:0.0} and {longest.Seconds:0.0} s: length says little about the emotion."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The {longest.Emotion} recordings are longest (median {longest.Seconds:0.0} s) and the {shortest.Emotion} ones shortest "
                    + $"({shortest.Seconds:0.0} s): length alone hints at the emotion."
            );
    }

    private static Panel BarsOf(string label, KeyValuePair<string, int>[] counts) =>
        new(
            Axis.Category(label),
            Axis.Linear("Recordings").Between(0, null),
            new Bars(counts.Select(count => count.Key), counts.Select(count => (double)count.Value))
            {
                Labels =
                    counts.Length <= MostBarLabels ? [.. counts.Select(count => count.Value.ToString(CultureInfo.InvariantCulture))] : null,
            }
        );
}
