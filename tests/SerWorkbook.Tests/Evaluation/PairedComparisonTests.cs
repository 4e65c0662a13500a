using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation;

public sealed class PairedComparisonTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Better_for_every_speaker_has_the_smallest_p_that_there_is(int speakers)
    {
        var table = TestCorpus.Table(speakers: speakers);
        var comparison = PairedComparison.Of(Say(table, row => row % 9 != 0), Say(table, row => row % 3 != 0));
        Assert.True(comparison.IsExact);
        Assert.Equal(2 / Math.Pow(2, speakers), comparison.PValue, 1e-12);
        Assert.True(comparison.UarDifference > 0.1 && comparison.Interval.Low > 0);
    }

    [Fact]
    public void A_recipe_is_as_good_as_itself()
    {
        var table = TestCorpus.Table(speakers: 5);
        var result = Say(table, row => row % 4 != 0);
        var comparison = PairedComparison.Of(result, result);
        Assert.Equal((0.0, 1.0), (comparison.UarDifference, comparison.PValue));
        Assert.Equal(new Interval(0, 0), comparison.Interval);
    }

    [Fact]
    public void Equally_good_recipes_seldom_look_different()
    {
        // Under the null hypothesis p is at most 0.1 in a tenth of the cases; 200 cases: 20, give or take 4.2.
        var table = TestCorpus.Table(speakers: 8, classes: 2, rowsPerCell: 5);
        var small = Enumerable
            .Range(0, 200)
            .Count(i =>
            {
                var random = new SeededRandom(i, "null hypothesis");
                return PairedComparison.Of(Say(table, _ => random.NextDouble() < 0.7), Say(table, _ => random.NextDouble() < 0.7)).PValue
                    <= 0.1;
            });
        Assert.InRange(small, 6, 34);
    }

    [Fact]
    public void With_many_speakers_exchanges_are_sampled()
    {
        var table = TestCorpus.Table(speakers: 20, classes: 2, rowsPerCell: 3);
        var comparison = PairedComparison.Of(Say(table, row => row % 7 != 0), Say(table, row => row % 2 != 0));
        Assert.False(comparison.IsExact);
        Assert.InRange(comparison.PValue, 1.0 / 10_001, 0.002);
        Assert.Equal(comparison, PairedComparison.Of(Say(table, row => row % 7 != 0), Say(table, row => row % 2 != 0)));
    }

    [Fact]
    public void Different_tests_cannot_be_compared()
    {
        var table = TestCorpus.Table(speakers: 4);
        var half = new EvaluationResult(
            table,
            Splits.LeaveOneSpeakerOut(table),
            "half",
            1,
            [.. Say(table, _ => true).Predictions.Take(20)]
        );
        Assert.Contains(
            "same rows",
            Assert.Throws<SerException>(() => PairedComparison.Of(half, Say(table, _ => true))).Message,
            StringComparison.Ordinal
        );
    }

    private static EvaluationResult Say(FeatureTable table, Func<int, bool> isRight) =>
        new(
            table,
            Splits.LeaveOneSpeakerOut(table),
            "test",
            1,
            [
                .. Enumerable
                    .Range(0, table.Rows.Count)
                    .Select(row =>
                    {
                        var probabilities = new double[table.Labels.Count];
                        probabilities[(table.Classes[row] + (isRight(row) ? 0 : 1)) % table.Labels.Count] = 1;
                        return new RowPrediction(row, 0, table.Classes[row], probabilities);
                    }),
            ]
        );
}
