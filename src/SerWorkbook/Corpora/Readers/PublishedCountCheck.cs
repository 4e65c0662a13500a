using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Compares what a folder holds with the published counts of its corpus.</summary>
internal static class PublishedCountCheck
{
    /// <summary>What differs, in a sentence each; empty where all is there.</summary>
    public static IReadOnlyList<string> Differences(CorpusDescription description, IReadOnlyList<LabelledFile> files)
    {
        var counts = description.Counts;
        var speakers = files.DistinctBy(file => file.Speaker).ToArray();
        (string Noun, int Found, int? Published)[] totals =
        [
            ("recordings", files.Count, counts.Recordings),
            ("speakers", speakers.Length, counts.Speakers),
            ("female speakers", speakers.Count(file => file.Sex == Sex.Female), counts.Female),
            ("male speakers", speakers.Count(file => file.Sex == Sex.Male), counts.Male),
            ("sentences", files.Select(file => file.Sentence).OfType<string>().Distinct().Count(), counts.Sentences),
        ];
        return
        [
            .. totals
                .Where(total => total.Published is { } published && published != total.Found)
                .Select(total => FormattableString.Invariant($"{total.Noun}: {total.Found} of {total.Published}")),
            .. Emotions(counts, files),
        ];
    }

    private static IEnumerable<string> Emotions(PublishedCounts counts, IReadOnlyList<LabelledFile> files)
    {
        var found = files.CountBy(file => file.Emotion).ToDictionary(count => count.Key, count => count.Value, StringComparer.Ordinal);
        string[] differing =
        [
            .. (counts.Emotions ?? new Dictionary<string, int>())
                .Where(count => found.GetValueOrDefault(count.Key) != count.Value)
                .Select(count => FormattableString.Invariant($"{count.Key} {found.GetValueOrDefault(count.Key)} of {count.Value}")),
        ];
        return differing.Length == 0 ? [] : [$"recordings of each emotion: {Listing.And(differing)}"];
    }
}
