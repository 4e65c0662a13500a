using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech.Tests.Features.SerFull;

public sealed class FunctionalGroupTests
{
    [Fact]
    public void Moments_are_those_of_the_textbook()
    {
        // Of 1, 2, 3, 10: mean 4, deviations -3, -2, -1, 6: variance 50/4, third moment 180/4, fourth 1394/4.
        var moments = Apply(new MomentGroup(), [1, 10, 2, 3]);
        Assert.Equal(4, moments["mean"], 1e-6);
        Assert.Equal(Math.Sqrt(12.5), moments["std"], 1e-6);
        Assert.Equal(45 / Math.Pow(12.5, 1.5), moments["skewness"], 1e-6);
        Assert.Equal(Math.Log2(348.5 / 156.25), moments["logKurtosis"], 1e-6);
        var constant = Apply(new MomentGroup(), [7.1f, 7.1f, 7.1f]);
        Assert.Equal((7.1f, 0f, 0f), (constant["mean"], constant["skewness"], constant["logKurtosis"]));
    }

    [Fact]
    public void Percentiles_interpolate_as_numpy_does()
    {
        // numpy.percentile([4, 1, 3, 2, 5], [5, 25, 50]).
        var percentiles = Apply(new PercentileGroup(5, 25, 50), [4, 1, 3, 2, 5]);
        Assert.Equal([("p05", 1.2f), ("p25", 2f), ("p50", 3f)], percentiles.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Movement_of_a_triangle_is_what_one_sees()
    {
        // Up from 0 to 4 and down to 0 again in nine values, 10 ms apart; mean 16/9.
        var movement = Apply(new MovementGroup(), [0, 1, 2, 3, 4, 3, 2, 1, 0]);
        Assert.Equal(0, movement["slope"], 1e-4);
        Assert.Equal(0.5, movement["maxPlace"], 1e-6);
        Assert.Equal(0, movement["minPlace"], 1e-6);
        Assert.Equal(0.5, movement["riseShare"], 1e-6);
        Assert.Equal(2 / 0.08, movement["crossings"], 1e-4);

        // The 5th percentile is 0, the 95th 3.6: above 2.7 lie three values, below 0.9 two.
        Assert.Equal(3 / 9.0, movement["highShare"], 1e-6);
        Assert.Equal(2 / 9.0, movement["lowShare"], 1e-6);
        Assert.Equal(50, Apply(new MovementGroup(), [1, 1.5f, 2, 2.5f])["slope"], 1e-4);
    }

    [Fact]
    public void Movement_of_a_constant_and_of_a_single_value_is_none()
    {
        foreach (var values in new float[][] { [3, 3, 3], [3] })
        {
            Assert.All(Apply(new MovementGroup(), values).Values, value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Shape_finds_the_cosine_that_is_there()
    {
        var contour = Enumerable.Range(0, 320).Select(n => (float)(5 + 3 * Math.Cos(Math.PI * 2 * (n + 0.5) / 320))).ToArray();
        var shape = Apply(new ShapeGroup(4), contour);
        Assert.Equal(3, shape["dct2"], 0.03);
        Assert.Equal(0, shape["dct1"], 1e-3);
        Assert.Equal(0, shape["dct3"], 1e-3);
        Assert.Equal(0, Apply(new ShapeGroup(1), [1, 1, 1])["dct1"], 1e-6);
    }

    [Fact]
    public void Changes_have_size_and_deviation()
    {
        var changes = Apply(new DeltaGroup(), [-3, 1, 2, -2]);
        Assert.Equal(2, changes["size"], 1e-6);
        Assert.Equal(Math.Sqrt(18 / 4.0), changes["std"], 1e-6);
    }

    [Fact]
    public void Regions_leave_out_silence_at_the_ends_and_keep_pauses()
    {
        float[] level = [-80, -20, -70, -10, -15, -90];
        float[] hertz = [100, 0, 0, 200, 210, 0];
        var regions = new Regions(level, hertz);
        Assert.Equal((1, 5), (regions.First, regions.End));
        Assert.Equal([false, false, true, true], regions.Voiced.ToArray());
        var work = new SummaryWork(regions);
        Assert.Equal([1f, 2f, 3f, 4f], work.Pick([0, 1, 2, 3, 4, 5], Of(FrameRegion.Active)).Values.ToArray());
        Assert.Equal([4f, 3f], work.Pick([0, 1, 2, 4, 3, 5], Of(FrameRegion.Voiced)).Values.ToArray());
        Assert.Equal([3f, 4f], work.Pick([0, 1, 2, 4, 3, 5], Of(FrameRegion.Voiced)).Sorted.ToArray());
        Assert.Equal([1f, 2f], work.Pick([0, 1, 2, 4, 3, 5], Of(FrameRegion.Unvoiced)).Values.ToArray());
        Assert.Equal([4f, 4f, 4f, 3f], work.Pick([0, 1, 2, 4, 3, 5], Of(FrameRegion.Bridged)).Values.ToArray());
        Assert.Equal([-1f], work.Pick([0, 1, 2, 4, 3, 5], Of(FrameRegion.VoicedDelta)).Values.ToArray());

        // Of 1, 2, 3, 4 with repeated ends: 0.1 x 1 + 0.2 x 2, 0.1 x 2 + 0.2 x 3, …
        Assert.Equal(
            [0.5f, 0.8f, 0.8f, 0.5f],
            work.Pick([0, 1, 2, 3, 4, 5], Of(FrameRegion.Delta)).Values.ToArray().Select(x => MathF.Round(x, 5))
        );
    }

    private static Summary Of(FrameRegion region) => new(region, new PercentileGroup(50));

    [Fact]
    public void Values_are_put_in_order_only_where_a_functional_needs_it()
    {
        var work = new SummaryWork(new Regions(new float[3], new float[3]));
        Assert.Equal([3f, 1f, 2f], work.Pick([3, 1, 2], new Summary(FrameRegion.Active, new MeanGroup())).Values.ToArray());
        Assert.Empty(work.Pick([3, 1, 2], new Summary(FrameRegion.Active, new MeanGroup())).Sorted.ToArray());
        Assert.Equal([1f, 2f, 3f], work.Pick([3, 1, 2], Of(FrameRegion.Active)).Sorted.ToArray());
    }

    [Fact]
    public void Gaps_between_voiced_frames_are_bridged_by_a_line()
    {
        var regions = new Regions(new float[7], [0, 100, 0, 0, 130, 0, 0]);
        Assert.Equal(
            [10f, 10f, 11f, 12f, 13f, 13f, 13f],
            new SummaryWork(regions).Pick([0, 10, 0, 0, 13, 0, 0], Of(FrameRegion.Bridged)).Values.ToArray()
        );
        var silent = new Regions(new float[3], new float[3]);
        Assert.Equal(0, new SummaryWork(silent).Pick([1, 2, 3], Of(FrameRegion.Bridged)).Values.Length);
    }

    [Fact]
    public void Stretches_and_peaks_are_counted()
    {
        var stretches = new Stretches().Find([true, true, false, true, false, false, true, true, true, true], wanted: true);
        Assert.Equal([2, 1, 4], stretches.Lengths);
        var columns = new float[5];
        stretches.Fill(columns);
        Assert.Equal([0.7f, 30f, 0.02333f, 0.01247f, 0.04f], columns.Select(x => MathF.Round(x, 5)));

        // Peaks of 10, 8 and 9 dB; the dip of 1 dB before the last counts for nothing.
        var peaks = LevelPeaks.Of([0, 10, 4, 8, 7, 9, 0]);
        Assert.Equal(2, peaks.Count);
        Assert.Equal((10 + 5) / 2f, peaks.MeanRiseDb, 1e-5f);
    }

    private static Dictionary<string, float> Apply(IFunctionalGroup group, float[] values)
    {
        var sorted = values.Order().ToArray();
        var result = new float[group.Functionals.Count];
        group.Apply(new Contour(values, sorted, 0.010), result);
        return group.Functionals.Zip(result).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }
}
