using SerWorkbook.Tests.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora.Proposals;

public sealed class ProposalTests
{
    [Fact]
    public void Words_and_speakers_are_found_and_written_as_a_manifest()
    {
        string[] paths =
        [
            .. from speaker in new[] { "anna", "bert", "carl" }
            from emotion in new[] { "wut", "freude", "trauer" }
            from take in Enumerable.Range(1, 4)
            select $"{speaker}/x_{emotion}_{take}.wav",
        ];
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, paths);
        var proposal = CorpusProposal.Of(folder.Path);
        Assert.Equal("emotion", proposal.Reading[0].Field);
        Assert.Equal(["angry", "happy", "sad"], proposal.Reading[0].Values.Keys.Order());
        Assert.Equal("the folder", proposal.Reading[1].From);
        File.WriteAllText(folder.File("manifest.csv"), proposal.ToCsv(folder.File("manifest.csv")));
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(36, corpus.Utterances.Count);
        Assert.Equal(["anna", "bert", "carl"], corpus.Speakers);
        Assert.Equal(["angry", "happy", "sad"], corpus.Emotions);
    }

    [Fact]
    public void Misspelt_emotions_are_read_and_doubted()
    {
        string[] paths =
        [
            .. from emotion in new[] { "Hapiness", "angery", "nuetral", "sad", "boat" }
            from take in Enumerable.Range(1, 4)
            select $"{emotion}/{take}.wav",
        ];
        var proposal = CorpusProposal.OfPaths(paths);
        Assert.Equal(["angry", "boat", "happy", "neutral", "sad"], proposal.Reading[0].Values.Keys.Order());
        Assert.Contains("Read as misspelt: 'Hapiness' as happy, 'angery' as angry, 'nuetral' as neutral; check them.", proposal.Doubts);
        Assert.Contains(proposal.Doubts, doubt => doubt.StartsWith("No emotion is known under 'boat'", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_proposed_where_names_say_nothing()
    {
        var proposal = CorpusProposal.OfPaths(["a/1.wav", "a/2.wav", "b/3.wav"]);
        Assert.All(proposal.Reading, field => Assert.Null(field.From));
        Assert.Contains(proposal.Doubts, doubt => doubt.StartsWith("No part of the names looks like an emotion", StringComparison.Ordinal));
        Assert.DoesNotContain("speaker", proposal.ToCsv("m.csv").Split('\n')[0], StringComparison.Ordinal);
    }

    // What the names alone give where the description of a corpus is not used: e and s stand for emotions and speakers that are right.
    [Theory]
    [InlineData("aesdd", "AESDD", "e")]
    [InlineData("asvpesd", "ASVP-ESD", "")]
    [InlineData("cafe", "CaFE", "es")]
    [InlineData("oreau", "Oréau", "e")]
    [InlineData("ravdess", "RAVDESS", "es")]
    [InlineData("casia", "CASIA", "es")]
    [InlineData("cremad", "CREMA-D", "es")]
    [InlineData("emovo", "EMOVO", "es")]
    [InlineData("jlcorpus", "JL-Corpus", "es")]
    [InlineData("savee", "SAVEE", "es")]
    [InlineData("shemo", "ShEMO", "es")]
    [InlineData("subesco", "SUBESCO", "e")]
    [InlineData("tess", "TESS", "es")]
    [InlineData("urdu", "URDU", "es")]
    public void A_known_corpus_without_its_description(string file, string corpus, string right)
    {
        var table = ProposalTable.Of(PublishedNames.Read(file, corpus));
        Assert.Equal(right, table.Right);
    }
}
