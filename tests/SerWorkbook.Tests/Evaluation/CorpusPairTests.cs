using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;
using SerWorkbook.Tests.Evaluation.Auditing;

namespace SerWorkbook.Tests.Evaluation;

public sealed class CorpusPairTests
{
    [Fact]
    public void The_first_corpus_trains_and_the_second_is_tested_on_the_emotions_of_both()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var train = CorpusReader.Open(TestCorpus.Write(folder, speakers: 3, emotions: 3), 2);
        var test = CorpusReader.Open(TestCorpus.Write(other, speakers: 2, emotions: 4, takes: 2), 2);
        var pair = CorpusPair.Of(train, test);
        Assert.Equal(["a", "b", "c"], pair.Joined.Emotions);
        Assert.Equal(5, pair.Joined.Speakers.Count);
        Assert.Equal(4, pair.Joined.Skipped.Count);
        Assert.All(pair.Joined.Skipped, file => Assert.Contains("'d' is not one of both", file.Reason, StringComparison.Ordinal));
        Assert.All(pair.Joined.Utterances, utterance => Assert.True(File.Exists(pair.Joined.PathOf(utterance))));

        var table = PlantedCorpus.TableOf(pair.Joined);
        var fold = Assert.Single(pair.Protocol.Split(table, 1).Folds);
        Assert.Equal(36, fold.Train.Count);
        Assert.Equal(12, fold.Test.Count);
        Assert.All(fold.Train, row => Assert.Equal(train.Name, table.Rows[row].Utterance.Corpus));
        Assert.All(fold.Test, row => Assert.Equal(test.Name, table.Rows[row].Utterance.Corpus));
    }

    [Fact]
    public void A_model_is_scored_on_the_other_corpus_and_copies_between_them_are_a_leak()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var train = CorpusReader.Open(TestCorpus.Write(folder), 2);
        TestCorpus.Write(other, speakers: 2);
        var workbook = new Workbook(data: "", home: folder.File("home"), output: folder.File("out"), threads: 2);
        var recipe = TrainerCatalogue.Parse("lbfgs (l1=0, l2=10)");
        var ladder = workbook.EvaluateAcross(train, CorpusReader.Open(other.Path, 2), recipe, set: FeatureSet.GeMaps);
        var result = Assert.Single(ladder.Results);
        Assert.Equal($"trained on {train.Name}, tested on {Path.GetFileName(other.Path)}", result.Split.Protocol);
        Assert.Equal(24, result.Predictions.Count);

        // The same voices synthesised with the same seeds are the same recordings.
        Assert.True(ladder.HasLeak);
    }

    [Fact]
    public void Speakers_of_two_parts_of_one_corpus_are_on_both_sides()
    {
        using var folder = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 3, takes: 4), 2);
        Corpus Part(int rest) => new(corpus.Name, corpus.Root, corpus.Utterances.Where((_, place) => place % 2 == rest), corpus.Skipped);
        var pair = CorpusPair.Of(Part(0), Part(1));
        Assert.Equal(corpus.Speakers, pair.Joined.Speakers);
        Assert.True(PlantedCorpus.Audit(pair.Joined, table => pair.Protocol.Split(table, 1)).HasLeak);
    }

    [Fact]
    public void A_name_that_one_corpus_lacks_is_renamed_in_the_other()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        TestCorpus.Write(folder);
        TestCorpus.Write(other, emotions: 4);
        var options = new CorpusOptions
        {
            Map = new Dictionary<string, string> { ["d"] = "c", ["c"] = "e" },
            MayLackNames = true,
        };
        var pair = CorpusPair.Of(CorpusReader.Open(folder.Path, options, 2), CorpusReader.Open(other.Path, options, 2));
        Assert.Equal(["a", "b", "e"], pair.Joined.Emotions);
        var misspelt = options with { Map = new Dictionary<string, string> { ["x"] = "c" } };
        var fault = Assert.Throws<SerException>(() =>
            CorpusPair.Of(CorpusReader.Open(folder.Path, misspelt, 2), CorpusReader.Open(other.Path, misspelt, 2))
        );
        Assert.Contains("'x'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("in neither corpus", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Corpora_with_other_emotions_or_common_files_are_refused()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var train = CorpusReader.Open(TestCorpus.Write(folder), 2);
        TestCorpus.Write(other);
        var manifest = other.File("manifest.csv");
        File.WriteAllText(
            manifest,
            File.ReadAllText(manifest)
                .Replace(",a,", ",anger,", StringComparison.Ordinal)
                .Replace(",b,", ",boredom,", StringComparison.Ordinal)
        );
        var foreign = Assert.Throws<SerException>(() => CorpusPair.Of(train, CorpusReader.Open(other.Path, 2)));
        Assert.Contains("only 'c' is common to both", foreign.Message, StringComparison.Ordinal);
        Assert.Contains(
            "is in both corpora",
            Assert.Throws<SerException>(() => CorpusPair.Of(train, train)).Message,
            StringComparison.Ordinal
        );
    }
}
