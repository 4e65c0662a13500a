using System.Text.RegularExpressions;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora.Catalogue;

public sealed class CatalogueTests
{
    public static TheoryData<string> Names => [.. CorpusCatalogue.Own.Corpora.Select(corpus => corpus.Description.Name)];

    [Fact]
    public void The_known_corpora_are_there()
    {
        string[] asked =
        [
            "EmoV-DB",
            "RAVDESS",
            "CREMA-D",
            "TESS",
            "SAVEE",
            "EMO-DB",
            "ESD",
            "JL-Corpus",
            "EMOVO",
            "SUBESCO",
            "AESDD",
            "CaFE",
            "ShEMO",
            "Emozionalmente",
            "nEMO",
            "ASVP-ESD",
            "IEMOCAP",
            "MELD",
            "MSP-Podcast",
            "CASIA",
            "EMNS",
            "Oréau",
            "URDU",
        ];
        Assert.All(asked, name => Assert.NotNull(CorpusCatalogue.Own.Find(name)));
        Assert.Same(CorpusCatalogue.Own.Find("crema_d"), CorpusCatalogue.Own.Find("CREMAD"));
    }

    // Reading the catalogue checks every description against itself: each example gives the labels that stand beside it.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_description_is_whole(string name)
    {
        var corpus = CorpusCatalogue.Own.Find(name)!;
        var description = corpus.Description;
        Assert.Null(DescriptionCheck.FindFault(corpus));
        Assert.All(
            [description.Title, description.Language, description.Citation, description.Licence, description.Naming],
            Assert.NotEmpty
        );
        Assert.Matches("^https?://", description.Url);
        Assert.NotEmpty(description.Sources);
        Assert.All(description.Examples, example => Assert.True(corpus.Fits(example.Path), example.Path));
        Assert.Contains(description.Citation.Split(',')[0], description.NoticeForUsers, StringComparison.Ordinal);
        Assert.All(corpus.Emotion.Rule.Map?.Values ?? [], emotion => Assert.Equal(emotion, emotion.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_examples_of_a_corpus_are_those_of_no_other(string name)
    {
        var description = CorpusCatalogue.Own.Find(name)!.Description;
        var others = CorpusCatalogue.Own.Corpora.Where(other => other.Description.Name != name);
        Assert.All(
            description.Examples,
            example => Assert.DoesNotContain(others, other => other.Fits(example.Path) && other.Description.Tables.Count == 0)
        );
    }

    [Theory]
    [InlineData("{ \"name\": \"X\" }", "required properties")]
    [InlineData("{ \"nme\": \"X\" }", "nme")]
    [InlineData("[", "line 1")]
    [InlineData("null", "no description")]
    public void A_wrong_description_is_refused_in_a_sentence_with_its_file(string json, string part)
    {
        var message = Assert.Throws<SerException>(() => CorpusCatalogue.Read(json, "own.json")).Message;
        Assert.StartsWith("own.json: ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(?<speaker>\\\\d+)_(?<emotion>[a-z]+", "regular expression is wrong")]
    [InlineData("(?<speaker>\\\\d+)_(?<mood>[a-z]+)", "group 'emotion'")]
    [InlineData("(?<speaker>\\\\d+)-(?<emotion>[a-z]+)", "the example 01_sad.wav is not read")]
    [InlineData("\\\\d+_(?<emotion>[a-z]+)(?<speaker>)", "is read as speaker unknown")]
    public void A_description_that_contradicts_itself_is_refused(string pattern, string part)
    {
        var message = Assert.Throws<SerException>(() => CorpusCatalogue.Read(Own(pattern), "own.json")).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_descriptions_are_added_and_replace_those_of_the_same_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("own.json"), Own("(?<speaker>\\\\d+)_(?<emotion>[a-z]+)"));
        var catalogue = CorpusCatalogue.Own.With(folder.Path);
        Assert.NotNull(catalogue.Find("My corpus"));
        Assert.Equal(CorpusCatalogue.Own.Corpora.Count + 1, catalogue.Corpora.Count);
        Assert.Equal(catalogue.Corpora.Count, catalogue.With(folder.File("own.json")).Corpora.Count);
        Assert.Throws<MissingDataException>(() => CorpusCatalogue.Own.With(folder.File("none.json")));
    }

    private static string Own(string pattern) =>
        Regex.Replace(
            $$"""
            {
              "name": "My corpus", "title": "t", "language": "English", "citation": "c", "licence": "l", "url": "https://x", "sources": [],
              "naming": "n", "files": ["{{pattern}}"], "speaker": { "from": "{speaker}" },
              "emotion": { "from": "{emotion}", "map": { "sad": "sad" } }, "counts": {},
              "examples": [{ "path": "01_sad.wav", "speaker": "01", "emotion": "sad" }]
            }
            """,
            "\r",
            ""
        );
}
