namespace SerWorkbook.Tests.Learning.Comparison;

public sealed class SearchDifferenceTests
{
    // Differences 0.02, 0.04, 0.06: mean 0.04, deviation 0.02, t(0.975, 2) = 4.3027 of any table of Student's t.
    [Fact]
    public void Interval_is_that_of_students_t()
    {
        var interval = Assert.Single(
            SearchDifference.Of([Mark("learning", 1, 0.52, 0.54, 0.56), Mark("L-BFGS, L2 = 10", 1, 0.5, 0.5, 0.5)])
        );
        Assert.Equal("learning, winner", interval.First);
        Assert.Equal("L-BFGS, L2 = 10", interval.Second);
        Assert.Equal(3, interval.Speakers);
        Assert.Equal(0.04, interval.Difference, 12);
        Assert.Equal(0.04 - 4.3027 * 0.02 / Math.Sqrt(3), interval.Interval.Low, 5);
        Assert.Equal(0.04 + 4.3027 * 0.02 / Math.Sqrt(3), interval.Interval.High, 5);
    }

    [Fact]
    public void Speaker_of_two_seeds_counts_once()
    {
        var differences = SearchDifference.Of([
            Mark("learning", 1, 0.6, 0.7),
            Mark("random", 1, 0.5, 0.7),
            Mark("learning", 2, 0.6, 0.7),
            Mark("random", 2, 0.3, 0.7),
        ]);
        var winner = Assert.Single(
            differences,
            difference => (difference.First, difference.Second) == ("learning, winner", "random, winner")
        );
        Assert.Equal(2, winner.Speakers);
        Assert.Equal(0.1, winner.Difference, 12);
    }

    [Fact]
    public void Two_speakers_give_no_interval() =>
        Assert.False(
            Assert.Single(SearchDifference.Of([Mark("learning", 1, 0.6, 0.6), Mark("L-BFGS, L2 = 10", 1, 0.5, 0.5)])).Interval.IsKnown
        );

    [Fact]
    public void Moments_are_compared_with_the_same_moment()
    {
        var differences = SearchDifference.Of([
            Mark("learning", 1, 0.6, 0.6) with
            {
                Minutes = 5,
            },
            Mark("learning", 1, 0.5, 0.5),
            Mark("random", 1, 0.5, 0.5),
            Mark("random", 1, 0.4, 0.4) with
            {
                Minutes = 5,
            },
        ]);
        Assert.Equal(
            [1.0, 5.0],
            differences.Where(difference => difference.Second == "random, winner").Select(difference => difference.Minutes)
        );
        Assert.Equal(
            [0, 0.2],
            differences.Where(difference => difference.Second == "random, winner").Select(difference => difference.Difference),
            (x, y) => Math.Abs(x - y) < 1e-12
        );
    }

    private static SearchMark Mark(string method, int seed, params double[] uars)
    {
        var score = new HeldOutScore(
            uars.Average(),
            [.. uars.Index().Select(uar => new SpeakerScore($"s{uar.Index}", Sex.Unknown, 10, 2, uar.Item, uar.Item))]
        );
        return new SearchMark(method, seed, "", 1, 3, "", 0.5, score, score, HeldOutScore.Unknown);
    }
}
