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
