using System.Globalization;
using SerWorkbook.Corpora;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Text;
using static SerWorkbook.Evaluation.DataAudit.Verdicts;

namespace SerWorkbook.Evaluation.DataAudit;

/// <summary>What the labels of a corpus allow: emotions, speakers, sexes, sentences, and the cells that are empty.</summary>
internal static class LabelFindings
{
    // From this ratio on, accuracy rewards a model that prefers the frequent emotion.
    private const double Unbalanced = 1.5;
    private const int FewOfAnEmotion = 10;

    // An interval over fewer speakers spans most of the scale.
    private const int FewSpeakers = 4;
    private const double SmallShareOfSex = 0.3;

    /// <summary>The findings, in a fixed order.</summary>
    public static IEnumerable<CorpusFinding> Of(Corpus corpus)
    {
        yield return Emotions(corpus);
        yield return Cells(corpus);
        yield return Speakers(corpus);
        yield return Sexes(corpus);
        yield return Sentences(corpus);
        yield return Names(corpus);
        yield return Doubts(corpus);
        yield return Published(corpus);
    }

    private static CorpusFinding Emotions(Corpus corpus)
    {
        var counts = Frequency.Of(corpus.Utterances, utterance => utterance.Emotion);
        var found =
            $"Recordings by emotion: "
            + $"{string.Join(", ", counts.Select(count => FormattableString.Invariant($"{count.Key} {count.Value}")))}.";
        return counts.Length < 2
                ? Warning("emotions", $"Every recording is labelled {counts[0].Key}.", "A model has nothing to tell apart.")
            : counts[^1].Value < FewOfAnEmotion
                ? Warning(
                    "emotions",
                    found,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A single recording decides {1.0 / counts[^1].Value:0 %} of the recall of {counts[^1].Key}, so that its score is "
                            + $"uncertain: record more, leave it out, or merge it with another emotion."
                    )
                )
            : counts[0].Value >= Unbalanced * counts[^1].Value
                ? Note(
                    "emotions",
                    found,
                    $"Accuracy rewards a model that prefers {counts[0].Key}; the UAR does not, and class weights balance the training."
                )
            : Good("emotions", found);
    }

    private static CorpusFinding Cells(Corpus corpus)
    {
        var missing = MissingClasses.Of(corpus);
        return missing.Count == 0
            ? Good("speakers and emotions", "Every speaker acts every emotion.")
            : Warning(
                "speakers and emotions",
                $"Not every speaker acts every emotion: {Listing.Of(missing)}.",
                "A model that knows the voice can rule emotions out; scores count only on unheard speakers, and each "
                    + "speaker's UAR only over "
                    + "the emotions that the speaker acts."
            );
    }

    private static CorpusFinding Speakers(Corpus corpus)
    {
        if (!corpus.HasSpeakers)
        {
            return Warning(
                "speakers",
                "The speakers are not known.",
                "No protocol can keep them apart, so that a model that knows the voices looks better than it is; --speaker-from finds them."
            );
        }

        var counts = corpus.Utterances.CountBy(utterance => utterance.Speaker).Select(count => count.Value).ToArray();
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.Count(counts.Length, "speaker")} with {Wording.Range(counts.Min(), counts.Max(), "recording")}"
                + $"{(counts.Length > 1 ? " each" : "")}."
        );
        return counts.Length < 2 ? Warning("speakers", found, "No model can be tested on a voice that it has not heard.")
            : counts.Length < FewSpeakers
                ? Warning("speakers", found, "Scores on unheard speakers have wide intervals: one voice decides them.")
            : NameDoubts.MostlySingle(corpus.Utterances) is not null
                ? Warning(
                    "speakers",
                    found,
                    "Most speakers have one recording: the names may be those of recordings, and the same voice may be "
                        + "trained on and tested."
                )
            : Good("speakers", found);
    }

    private static CorpusFinding Sexes(Corpus corpus)
    {
        var counts = corpus
            .Utterances.DistinctBy(utterance => utterance.Speaker)
            .CountBy(utterance => utterance.Sex)
            .OrderBy(count => count.Key)
            .ToDictionary();
        var found =
            Wording.Sentence(
                Listing.And([.. counts.Select(count => Wording.Count(count.Value, $"{count.Key.ToString().ToLowerInvariant()} speaker"))])
            ) + ".";
        var known = counts.GetValueOrDefault(Sex.Female) + counts.GetValueOrDefault(Sex.Male);
        if (known < corpus.Speakers.Count)
        {
            return Note(
                "sex of speakers",
                counts.GetValueOrDefault(Sex.Unknown) == corpus.Speakers.Count ? "The sex of the speakers is not known." : found,
                "It cannot be said whether a model works equally well for women and men: a column 'sex' in a manifest tells."
            );
        }

        var least = Math.Min(counts.GetValueOrDefault(Sex.Female), counts.GetValueOrDefault(Sex.Male));
        return least < SmallShareOfSex * known
            ? Warning("sex of speakers", found, "A model works worse for the voices that it has heard least; look at the scores by sex.")
            : Good("sex of speakers", found);
    }

    private static CorpusFinding Sentences(Corpus corpus)
    {
        var known = corpus.Utterances.Where(utterance => utterance.Sentence is not null).ToArray();
        if (known.Length < corpus.Utterances.Count)
        {
            return Note(
                "sentences",
                known.Length == 0
                    ? "The sentences are not known."
                    : $"The sentence of {Wording.Count(corpus.Utterances.Count - known.Length, "recording")} is not known.",
                "It cannot be tested whether a model knows the emotion or the words: protocols with unheard sentences need them."
            );
        }

        var (clear, v) = Association.OfName(known.Select(utterance => (utterance.Sentence!, utterance.Emotion)));
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.Count(known.Select(utterance => utterance.Sentence).Distinct().Count(), "sentence")}; Cramér's V of sentence and "
                + $"emotion is {v:0.00}."
        );
        return clear
            ? Warning("sentences", found, "Words give the emotion away: score with unheard sentences (protocol loso+sentences).")
            : Good("sentences", found);
    }

    private static CorpusFinding Names(Corpus corpus) =>
        corpus.NameVariants is { Count: > 0 } variants
            ? Note(
                "names",
                $"Names that differ only in case or Unicode form count as one: {Listing.Of(variants)}.",
                "If two of them are different speakers, recordings of both are kept on one side of every split, and "
                    + "scores by speaker mix them."
            )
            : Good("names", "No two names differ only in case or Unicode form.");

    private static CorpusFinding Doubts(Corpus corpus) =>
        corpus.Doubts is { Count: > 0 } doubts
            ? Warning(
                "who and what is meant",
                string.Join(' ', doubts),
                "If one voice has two names, it may be trained on and tested; correct the names, and evaluate again."
            )
            : Good("who and what is meant", "Nothing suggests that one speaker or emotion has two names.");

    private static CorpusFinding Published(Corpus corpus) =>
        corpus.PublishedDifferences is { Count: > 0 } differences
            ? Note(
                "published counts",
                Wording.Sentence(string.Join("; ", differences)) + ".",
                "Scores cannot be compared with those of others, who had the whole corpus."
            )
            : Good("published counts", "No count differs from a published one, as far as any is known.");
}
