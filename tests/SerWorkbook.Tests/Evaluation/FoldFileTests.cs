using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation;

public sealed class FoldFileTests
{
    [Fact]
    public void Recordings_are_tested_in_the_fold_that_the_file_gives_them()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 4);
        var file = Write(folder, table.Rows.Select((row, i) => $"{"xyz"[i % 3]},{row.Utterance.Path}").Prepend("fold,path"));
        var split = Protocol.Parse($"folds:{file}")[0].Split(table, 1);
        Assert.Equal(["x", "y", "z"], split.Folds.Select(fold => fold.Name));
        Assert.Equal(KeptApart.Recordings, split.Apart);
        Assert.All(split.Folds[1].Test, row => Assert.Equal(1, row % 3));
        Assert.Equal(table.Rows.Count, split.Folds.Sum(fold => fold.Test.Count));
    }

    [Fact]
    public void Speakers_too_and_then_they_are_kept_apart()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 4);
        var file = Write(folder, ["speaker,fold", "s0,1", "s3,1", "s1,2", "s2,2"]);
        var split = Splits.FromFile(table, FoldFile.Read(file));
        Assert.Equal(KeptApart.Recordings | KeptApart.Speakers, split.Apart);
        Assert.Equal(["s0", "s3"], split.Folds[0].Test.Select(row => table.Rows[row].Utterance.Speaker).Distinct());
    }

    [Theory]
    [InlineData("", "the first row is ''")]
    [InlineData("fold,clip\n1,a", "must be fold,path or fold,speaker")]
    [InlineData("fold,path,speaker\n1,a,b", "must be fold,path or fold,speaker")]
    [InlineData("fold,speaker\n1,s0\n1,s1\n1,s2\n1,s3", "it has 1 fold ('1')")]
    [InlineData("fold,speaker", "it has 0 folds")]
    [InlineData("fold,speaker\n1,s0\n2,s0", "names 's0' again")]
    [InlineData("fold,speaker\n1,s0\n2,", "line 3 has not two filled fields")]
    [InlineData("fold,speaker\n1,\"s0", "not valid CSV")]
    public void Refuses_what_is_no_partition(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, content.Split('\n'));
        var message = Assert.Throws<SerException>(() => FoldFile.Read(file)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith(file, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_may_be_absolute_or_relative_as_in_the_manifest()
    {
        using var folder = new TemporaryFolder();
        var corpus = new Corpus("test", folder.Path, TestCorpus.Table(speakers: 2).Rows.Select(row => row.Utterance), []);
        var names = corpus.Utterances.Select(
            (utterance, i) =>
                (i % 3) switch
                {
                    0 => utterance.Path,
                    1 => Path.Combine(folder.Path, utterance.Path),
                    _ => "./x/../" + utterance.Path,
                }
        );
        var file = FoldFile.Read(Write(folder, names.Select((name, i) => $"{"xy"[i % 2]},{name}").Prepend("fold,path")));
        var folds = file.Assign(corpus);
        Assert.All(corpus.Utterances, (utterance, i) => Assert.Equal("xy"[i % 2].ToString(), folds[utterance.Path]));
        var twice = FoldFile.Read(Write(folder, ["fold,path", $"x,{corpus.Utterances[0].Path}", $"y,./{corpus.Utterances[0].Path}"]));
        Assert.Contains(
            "is a second name of the recording",
            Assert.Throws<SerException>(() => twice.Assign(corpus)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_protocol_that_a_corpus_does_not_allow_is_refused_before_any_feature_is_extracted()
    {
        using var folder = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 2, takes: 1), 1);
        var foreign = Protocol.Parse($"folds:{Write(folder, ["fold,speaker", "1,s0", "2,s9"])}")[0];
        Assert.Contains("'s9'", Assert.Throws<SerException>(() => foreign.RequireFit(corpus, 1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'s9'",
            Assert.Throws<SerException>(() => foreign.RequireFitForSearch(corpus, 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "leaves one recording of",
            Assert.Throws<SerException>(() => Protocol.Loso.RequireFit(corpus, 1)).Message,
            StringComparison.Ordinal
        );
        var steps = new List<string>();
        var workbook = new Workbook(folder.Path, folder.File("home"), folder.File("out"), 1, steps.Add, 1);
        Assert.Throws<SerException>(() => workbook.EvaluateLadder(corpus, TrainerCatalogue.Default[0].Portfolio[0], [foreign]));
        Assert.Empty(steps);
    }

    [Theory]
    [InlineData("1,s0 2,s1 1,s2 2,s3 2,s9", "1 of 5 speakers are not in test, such as 's9'")]
    [InlineData("1,s0 2,s1 1,s2", "1 of 4 speakers of test stand in no fold, such as 's3'")]
    public void Refuses_a_partition_of_another_corpus(string rows, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = FoldFile.Read(Write(folder, rows.Split(' ').Prepend("fold,speaker")));
        Assert.Contains(
            expected,
            Assert.Throws<SerException>(() => Splits.FromFile(TestCorpus.Table(speakers: 4), file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_file_is_missing_data() => Assert.Throws<MissingDataException>(() => Protocol.Parse("folds:/nowhere/folds.csv"));

    private static string Write(TemporaryFolder folder, IEnumerable<string> lines)
    {
        var path = folder.File("folds.csv");
        File.WriteAllText(path, string.Join('\n', lines));
        return path;
    }
}
