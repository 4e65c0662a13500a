using SerWorkbook.Learning.Comparison;

namespace SerWorkbook.Tests.Learning.Comparison;

public sealed class SearchComparisonTests
{
    [Fact]
    public void Gives_every_way_at_every_moment_on_speakers_that_no_search_saw()
    {
        var table = TestCorpus.Table(speakers: 6, distance: 0.4);
        var options = new ComparisonOptions
        {
            Minutes = [0.01, 0.03],
            Seeds = 2,
            Groups = 3,
            Protocol = Protocol.Groups(2),
        };
        var heard = new List<SearchMark>();
        var marks = SearchComparison.Run(
            table,
            [TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("ridge"), TrainerCatalogue.Find("lbfgs")],
            options,
            heard.Add
        );
        Assert.Equal(heard, marks);
        Assert.Equal(2 * (1 + 2 * 2), marks.Count);
        Assert.Equal(["L-BFGS, L2 = 10", "learning", "random"], marks.Select(mark => mark.Method).Distinct());
        Assert.Equal(2, marks.Select(mark => mark.Tested).Distinct().Count());
        Assert.All(marks, mark => Assert.InRange(mark.Winner.Uar, 0, 1));
        Assert.All(
            marks,
            mark =>
                Assert.Equal(mark.Tested.Split('+').Order(StringComparer.Ordinal), mark.Winner.Speakers.Select(speaker => speaker.Speaker))
        );
        foreach (var search in marks.Where(mark => mark.Method == "learning").GroupBy(mark => mark.Seed))
        {
            Assert.True(search.First().Trials <= search.Last().Trials);
            Assert.True(search.First().InnerUar <= search.Last().InnerUar);
            Assert.All(search, mark => Assert.True(mark.Winner.Uar > 0.4, $"{mark}"));
        }

        Assert.Equal(5, ComparisonTables.Summary(table.Corpus, marks).Rows.Count);
        Assert.Equal(marks.Count, ComparisonTables.Marks(marks).Rows.Count);
        Assert.Equal(2 * 6, ComparisonTables.Differences(table.Corpus, marks).Rows.Count);
        Assert.All(SearchDifference.Of(marks), difference => Assert.Equal(4, difference.Speakers));
    }

    [Fact]
    public void Begins_with_the_seed_it_is_told()
    {
        var table = TestCorpus.Table(speakers: 6, distance: 0.4);
        var options = new ComparisonOptions
        {
            Minutes = [0.005],
            Seeds = 1,
            FirstSeed = 2,
            Groups = 3,
            Protocol = Protocol.Groups(2),
        };
        ITrainer[] trainers = [TrainerCatalogue.Find("ridge"), TrainerCatalogue.Find("lbfgs")];
        var alone = SearchComparison.Run(table, trainers, options);
        var both = SearchComparison.Run(table, trainers, options with { Seeds = 2, FirstSeed = 1 });
        Assert.All(alone, mark => Assert.Equal(2, mark.Seed));
        Assert.Equal(both.Where(mark => mark.Seed == 2).Select(mark => mark.Tested), alone.Select(mark => mark.Tested));
        Assert.Equal(both.Single(mark => mark is { Seed: 2, Trials: 0 }).Winner.Uar, alone.Single(mark => mark.Trials == 0).Winner.Uar);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SearchComparison.Run(
                TestCorpus.Table(),
                [TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("lbfgs")],
                new ComparisonOptions { Minutes = [5], Groups = 2 },
                null,
                stop.Token
            )
        );
    }
}
