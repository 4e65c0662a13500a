using SerWorkbook.Corpora;
using SerWorkbook.Text;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Checks whether the names of the speakers are reliable, since every other check compares by them.</summary>
internal static class NameChecks
{
    /// <summary>Runs the checks.</summary>
    /// <returns>One check for each doubt.</returns>
    public static IEnumerable<AuditCheck> Of(FeatureTable table, DataSplit split)
    {
        Utterance[] utterances =
        [
            .. table.Rows.Select(row => row.Utterance).DistinctBy(utterance => utterance.Path, StringComparer.Ordinal),
        ];
        var isPromised = split.Apart.HasFlag(KeptApart.Speakers);
        if (NameDoubts.MostlySingle(utterances) is var (single, all))
        {
            yield return Singles(single, all, isPromised);
        }

        foreach (var doubt in NameDoubts.OfSpeakers(utterances))
        {
            var verdict = isPromised ? AuditVerdict.Unknown : AuditVerdict.Warning;
            yield return new AuditCheck("names of speakers", "names of all speakers", verdict, doubt.Sentence, []);
        }

        foreach (var doubt in NameDoubts.OfEmotions(utterances))
        {
            yield return new AuditCheck("rare emotions", "recordings of each emotion", AuditVerdict.Warning, doubt.Sentence, []);
        }

        if (table.Corpus.NameVariants is { Count: > 0 } variants)
        {
            var finding =
                $"{(variants.Count == 1 ? "One name is" : FormattableString.Invariant($"{variants.Count} names are"))} spelt in more "
                + $"than one way and treated as one ({Listing.Of(variants)}).";
            yield return new AuditCheck("spelling of names", "names under Unicode NFC and case folding", AuditVerdict.Warning, finding, []);
        }
    }

    private static AuditCheck Singles(int single, int all, bool isPromised)
    {
        var who =
            single == all
                ? FormattableString.Invariant($"each of the {single} recordings has its own speaker")
                : FormattableString.Invariant($"{single} of {all} speakers have one recording each");
        return new AuditCheck(
            "speakers known",
            "recordings of each speaker",
            isPromised ? AuditVerdict.Unknown : AuditVerdict.Information,
            $"The speakers are not known: {who}, so the same voice may be trained on and tested in the same fold.",
            []
        );
    }
}
