using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation;

public sealed class IntervalTests
{
    // Upper 2.5 % points of Student's t, as printed in every statistical table.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(3, 3.182)]
    [InlineData(9, 2.262)]
    [InlineData(15, 2.131)]
    [InlineData(23, 2.069)]
    [InlineData(120, 1.980)]
    public void Students_t_is_that_of_the_tables(int freedom, double expected) =>
        Assert.Equal(expected, StudentT.Exceeded(0.025, freedom), 0.0005);

    // I_x(a, b) in closed form: I_x(1, b) = 1 - (1 - x)^b, I_x(a, 1) = x^a, I_x(2, 3) = x^2 (6 - 8 x + 3 x^2).
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.77)]
    [InlineData(0.999)]
    public void The_incomplete_beta_function_has_its_closed_forms(double x)
    {
        Assert.Equal(1 - Math.Pow(1 - x, 7.5), IncompleteBeta.Of(x, 1, 7.5), 1e-12);
        Assert.Equal(Math.Pow(x, 0.5), IncompleteBeta.Of(x, 0.5, 1), 1e-12);
        Assert.Equal(x * x * (6 - 8 * x + 3 * x * x), IncompleteBeta.Of(x, 2, 3), 1e-12);
        Assert.Equal(x, IncompleteBeta.Of(IncompleteBeta.Quantile(x, 4, 9), 4, 9), 1e-12);
    }

    [Fact]
    public void Without_any_spread_the_exact_binomial_interval_is_given()
    {
        // Clopper and Pearson's intervals of 16 of 16 and 0 of 10, as tables have them.
        var all = ClusterBootstrap.OfShare(16, _ => 1, seed: 1);
        var none = ClusterBootstrap.OfShare(10, _ => 0, seed: 1);
        Assert.Equal(0.7941, all.Low, 0.00005);
        Assert.Equal(0.3085, none.High, 0.00005);
        Assert.Equal((1.0, 0.0), (all.High, none.Low));
    }

    [Fact]
    public void One_cluster_has_no_interval()
    {
        Assert.False(ClusterBootstrap.OfShare(1, _ => 0.5, seed: 1).IsKnown);
        Assert.False(ClusterBootstrap.OfDifference(1, _ => 0.5, seed: 1).IsKnown);
        Assert.Equal("unknown", Interval.Unknown.ToString());
    }

    // A corpus of speakers of whom each class is recognised as well as the speaker allows: logits normal over speakers, the
    // recalls of a speaker's takes binomial. The true UAR is the mean over 200,000 such speakers.
    [Theory]
    [InlineData(4, 60)]
    [InlineData(8, 20)]
    [InlineData(16, 8)]
    [InlineData(24, 8)]
    public void Intervals_hold_the_true_uar_in_95_of_100_simulated_corpora(int speakers, int takes)
    {
        const int Corpora = 1000;
        double[] bases = [1.5, 0.3, -0.4];
        var random = new SeededRandom(7, "coverage");
        var truth = Enumerable.Range(0, 200_000).Average(_ => SpeakerRecalls(random, bases).Average());
        var covered = 0;
        for (var corpus = 0; corpus < Corpora; corpus++)
        {
            var counts = Enumerable.Range(0, speakers).Select(_ => SpeakerCounts(random, bases, takes)).ToArray();
            var interval = ClusterBootstrap.OfShare(speakers, drawn => Uar(counts, drawn, takes), seed: corpus, draws: 300);
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange(covered, 930, 970);
    }

    [Fact]
    public void A_difference_of_nothing_has_no_extent_and_a_real_one_leaves_0_out()
    {
        double[] gains = [0.10, 0.14, 0.09, 0.12, 0.13, 0.11];
        var interval = ClusterBootstrap.OfDifference(gains.Length, drawn => drawn.Average(i => gains[i]), seed: 1);
        Assert.True(interval.Low > 0.08 && interval.High < 0.15, interval.ToString());
        Assert.Equal(new Interval(0, 0), ClusterBootstrap.OfDifference(6, _ => 0, seed: 1));
    }

    private static double[] SpeakerRecalls(SeededRandom random, double[] bases)
    {
        var ability = 0.6 * random.NextGaussian();
        return Array.ConvertAll(bases, b => 1 / (1 + Math.Exp(-(b + ability + 0.4 * random.NextGaussian()))));
    }

    private static int[] SpeakerCounts(SeededRandom random, double[] bases, int takes) =>
        Array.ConvertAll(SpeakerRecalls(random, bases), recall => Enumerable.Range(0, takes).Count(_ => random.NextDouble() < recall));

    private static double Uar(int[][] counts, IReadOnlyList<int> drawn, int takes)
    {
        var right = 0;
        for (var i = 0; i < drawn.Count; i++)
        {
            right += counts[drawn[i]].Sum();
        }

        return (double)right / (drawn.Count * takes * counts[0].Length);
    }
}
