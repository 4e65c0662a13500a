using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Readers;

namespace SerWorkbook.Tests.Corpora.Catalogue;

public sealed class PublishedNamesTests
{
    // Recordings of EmoBox's lists that a corpus itself does not count as one of its emotions.
    private static readonly Dictionary<string, int> LeftOut = new() { ["ASVP-ESD"] = 1 };

    [Theory]
    [MemberData(nameof(PublishedNames.All), MemberType = typeof(PublishedNames))]
    public void A_corpus_is_recognised_with_its_emotions_speakers_sexes_and_sentences(string file, string corpus)
    {
        var names = PublishedNames.Read(file, corpus);
        using var folder = new TemporaryFolder();
        names.WriteTables(folder);

        var found = new FolderRecognition(folder.Path, [.. names.Rows.Select(row => row.Path)], CorpusCatalogue.Own).Recognise();
        Assert.NotNull(found);
        Assert.Equal(corpus, found.Layout.Name);
        Assert.Equal(LeftOut.GetValueOrDefault(corpus), found.Listing.Skipped.Count);
        Assert.Equal(names.Rows.Count - found.Listing.Skipped.Count, found.Listing.Files.Count);
        AssertEmotions(names, found.Listing.Files);
        AssertCounts(CorpusCatalogue.Own.Find(corpus)!.Description.Counts, found.Listing.Files);
    }

    // Codes and labels stand for each other one to one.
    private static void AssertEmotions(PublishedNames names, IReadOnlyList<LabelledFile> files)
    {
        var codeOf = names.Rows.ToDictionary(row => row.Path, row => row.Code, StringComparer.Ordinal);
        var pairs = files.Select(file => (Code: codeOf[file.Path], file.Emotion)).Distinct().ToArray();
        Assert.Equal(pairs.Length, pairs.Select(pair => pair.Code).Distinct().Count());
        Assert.Equal(pairs.Length, pairs.Select(pair => pair.Emotion).Distinct().Count());
    }

    private static void AssertCounts(PublishedCounts counts, IReadOnlyList<LabelledFile> files)
    {
        var speakers = files.Select(file => (file.Speaker, file.Sex)).Distinct().ToArray();
        Assert.Equal(speakers.Length, speakers.Select(speaker => speaker.Speaker).Distinct().Count());
        AssertCount(counts.Speakers, speakers.Length);
        AssertCount(counts.Female, speakers.Count(speaker => speaker.Sex == Sex.Female));
        AssertCount(counts.Male, speakers.Count(speaker => speaker.Sex == Sex.Male));
        AssertCount(counts.Sentences, files.Select(file => file.Sentence).OfType<string>().Distinct().Count());
    }

    private static void AssertCount(int? published, int found) => Assert.Equal(published ?? found, found);
}
