using SerWorkbook.Speech;

namespace SerWorkbook.Tests;

/// <summary>The front door computes without writing results, and saves when it is told to.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public void A_search_writes_nothing_until_it_is_saved()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder, speakers: 4);
        var workbook = Open(folder);
        var corpus = workbook.OpenCorpus();
        var features = workbook.ExtractFeatures(corpus, set: FeatureSet.GeMaps);
        var search = workbook.Search(features, new SearchOptions { MaximumTrials = 2, Protocol = Protocol.Groups(2) });
        Assert.NotNull(search.Audit);
        Assert.False(Directory.Exists(workbook.Output));
        workbook.Save(search);
        Assert.True(File.Exists(Path.Combine(workbook.ModelFolder, "model.json")));
        Assert.True(File.Exists(Path.Combine(workbook.Output, "leaderboard.csv")));
        Assert.Equal(search.Winner.Recipe, workbook.Winner(corpus));
    }

    [Fact]
    public void Audits_of_several_protocols_leave_out_what_the_data_does_not_allow()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder, speakers: 4, takes: 1);
        var workbook = Open(folder);
        var corpus = workbook.OpenCorpus();
        var audits = workbook.Audit(corpus, [Protocol.Sentences, Protocol.Loso]);
        var audit = Assert.Single(audits);
        Assert.Equal(Protocol.Loso, audit.Protocol);
        Assert.NotEmpty(audit.Report.Checks);
        var refused = Assert.Throws<SerException>(() => workbook.Audit(corpus, [Protocol.Sentences]));
        Assert.Contains("one sentence", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_is_saved_and_shown_with_what_it_means()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        var shown = new List<object>();
        var workbook = new Workbook(folder.File("manifest.csv"), folder.File("home"), folder.File("out")) { Display = shown.Add };
        var corpus = workbook.OpenCorpus();
        workbook.Show(CorpusFigures.Counts(corpus), corpus);
        var figure = Assert.IsType<Figure>(shown[0]);
        Assert.True(File.Exists(Path.Combine(workbook.Output, "images", figure.Name + ".png")));
        Assert.Equal(figure.Reading, shown[1]);
        Assert.Throws<InvalidOperationException>(() => Open(folder).Show(figure));
    }

    private static Workbook Open(TemporaryFolder folder) =>
        new(folder.File("manifest.csv"), folder.File("home"), folder.File("out"), threads: 2);
}
