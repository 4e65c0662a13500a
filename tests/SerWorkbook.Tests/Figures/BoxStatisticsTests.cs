using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class BoxStatisticsTests
{
    [Theory] // numpy.percentile(values, [25, 50, 75]), NumPy's default method "linear"
    [InlineData(new[] { 1.0, 2, 3, 4 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 3.0, 1, 2 }, 1.5, 2.0, 2.5)]
    [InlineData(new[] { 7.0 }, 7.0, 7.0, 7.0)]
    [InlineData(new[] { 6.0, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49 }, 25.5, 40.0, 42.5)]
    public void Quartiles_are_those_of_numpy(double[] values, double lower, double median, double upper)
    {
        var box = BoxStatistics.Of(values);
        Assert.Equal((lower, median, upper), (box.LowerQuartile, box.Median, box.UpperQuartile));
        Assert.Equal(values.Length, box.Count);
    }

    [Fact]
    public void Whiskers_end_at_the_last_value_within_one_and_a_half_boxes()
    {
        // Quartiles 2.5 and 7.5, reach 7.5: whiskers may go from -5 to 15.
        var box = BoxStatistics.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15.5, -5.5]);
        Assert.Equal((2.0, 5.0, 8.0), (box.LowerQuartile, box.Median, box.UpperQuartile));
        Assert.Equal((-5.5, 15.5), (box.LowerWhisker, box.UpperWhisker));
        var outlying = BoxStatistics.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 40, -30]);
        Assert.Equal((0.0, 10.0), (outlying.LowerWhisker, outlying.UpperWhisker));
        Assert.Equal([-30.0, 40.0], outlying.Outliers);
    }

    [Fact]
    public void Gaps_are_left_out_and_no_values_give_nan()
    {
        Assert.Equal(2, BoxStatistics.Of([double.NaN, 1, 3, double.NaN]).Count);
        var empty = BoxStatistics.Of([double.NaN]);
        Assert.Equal(0, empty.Count);
        Assert.True(double.IsNaN(empty.Median));
        Assert.Throws<ArgumentException>(() => BoxStatistics.Of([1, double.PositiveInfinity]));
    }

    [Fact]
    public void Order_and_shift_do_not_matter()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Math.Round(random.NextDouble() * 64)).ToArray();
            var (box, shifted) = (BoxStatistics.Of(values), BoxStatistics.Of(values.Reverse().Select(v => v + 100)));
            Assert.Equal(box.Median + 100, shifted.Median, 9);
            Assert.Equal(box.UpperWhisker + 100, shifted.UpperWhisker, 9);
            Assert.Equal(values.Length, box.Outliers.Count + values.Count(v => v >= box.LowerWhisker && v <= box.UpperWhisker));
            Assert.True(
                box.LowerWhisker <= box.LowerQuartile
                    && box.LowerQuartile <= box.Median
                    && box.Median <= box.UpperQuartile
                    && box.UpperQuartile <= box.UpperWhisker
            );
        }
    }
}
