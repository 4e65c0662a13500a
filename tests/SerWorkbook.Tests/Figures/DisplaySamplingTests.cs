using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class DisplaySamplingTests
{
    [Fact]
    public void A_short_signal_comes_back_whole()
    {
        var line = DisplaySampling.Envelope([0.5f, -0.25f, 0.125f], 2);
        Assert.Equal([0.5, -0.25, 0.125], line.Y);
        Assert.Equal([0, 0.5, 1], line.X);
    }

    [Theory]
    [InlineData(2001)]
    [InlineData(48_000)]
    [InlineData(777_777)]
    public void An_envelope_is_short_and_keeps_the_extremes(int length)
    {
        var random = new Random(length);
        var samples = Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        samples[length / 3] = 0.987f;
        samples[length / 2] = -0.876f;
        var line = DisplaySampling.Envelope(samples, 16_000);
        Assert.InRange(line.Y.Count, 1000, 2000);
        Assert.Equal(line.X.Count, line.Y.Count);
        Assert.Equal(samples.Max(), line.Y.Max());
        Assert.Equal(samples.Min(), line.Y.Min());

        // The peak lies where it was, to one block.
        var block = 1.0 / 16_000 * (length / 900);
        Assert.Equal(length / 3 / 16_000.0, line.X[line.Y.ToList().IndexOf(line.Y.Max())], block);
        Assert.InRange(line.X[^1], length / 16_000.0 - 2 * block, length / 16_000.0 + 2 * block);
    }

    [Fact]
    public void Positions_of_an_envelope_are_even_and_centred_on_the_half_blocks()
    {
        // Blocks of 4 samples: halves centred on samples 0.5 and 2.5.
        var line = DisplaySampling.Envelope([.. Enumerable.Range(0, 16).Select(i => (float)i)], 1, 8);
        Assert.Equal([0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5], line.X);
        Assert.Equal([0, 3, 4, 7, 8, 11, 12, 15], line.Y);
    }

    [Fact]
    public void The_extremes_of_a_block_keep_their_order()
    {
        var line = DisplaySampling.Envelope([5, 1, 2, 9, 8, 3, 4, 7], 1, 4);
        Assert.Equal([1, 9, 8, 3], line.Y);
    }

    [Fact]
    public void Gaps_in_a_signal_are_left_out_of_the_extremes()
    {
        var line = DisplaySampling.Envelope([float.NaN, 1, float.NaN, 2, float.NaN, float.NaN, float.NaN, float.NaN], 1, 4);
        Assert.Equal([1, 2, double.NaN, double.NaN], line.Y);
    }

    [Fact]
    public void A_grid_pools_blocks_by_their_maximum_or_their_mean()
    {
        double[][] cells =
        [
            [1, 2, 3, 4, 5],
            [6, 7, 8, 9, 10],
            [0, 0, 0, 0, double.NaN],
        ];
        var highest = DisplaySampling.Grid([0, 1, 2, 3, 4], [10, 20, 30], (r, c) => cells[r][c], Pooling.Maximum, 3, 2);
        Assert.Equal([0.5, 2.5, 4.5], highest.X);
        Assert.Equal([15, 35], highest.Y);
        Assert.Equal([7, 9, 10], highest.Rows[0]);
        Assert.Equal([0, 0, double.NaN], highest.Rows[1]);
        var mean = DisplaySampling.Grid([0, 1, 2, 3, 4], [10, 20, 30], (r, c) => cells[r][c], Pooling.Mean, 3, 2);
        Assert.Equal([4, 6, 7.5], mean.Rows[0]);
    }

    [Fact]
    public void A_small_grid_comes_back_whole_and_a_large_one_within_its_limits()
    {
        var whole = DisplaySampling.Grid([0, 0.01], [1, 2, 3], (r, c) => 10 * r + c);
        Assert.Equal(
            [
                [0.0, 1],
                [10, 11],
                [20, 21],
            ],
            whole.Rows
        );
        var frames = Enumerable.Range(0, 5003).Select(i => i * 0.01);
        var large = DisplaySampling.Grid(frames, Enumerable.Range(0, 257).Select(i => i * 31.25), (r, c) => r == 200 && c == 4321 ? 1 : 0);
        Assert.InRange(large.X.Count, 200, 400);
        Assert.InRange(large.Y.Count, 64, 128);
        Assert.Equal(1, large.Rows.Max(row => row.Max()));
        _ = new Heatmap(large.X, large.Y, large.Rows, "Power"); // the centres are even
    }

    [Fact]
    public void What_cannot_be_sampled_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DisplaySampling.Envelope([], 16_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplaySampling.Envelope([1], 0));
        Assert.Throws<ArgumentException>(() => DisplaySampling.Grid([0, 1, 3], [1], (_, _) => 0));
        Assert.Throws<ArgumentException>(() => DisplaySampling.Grid([], [1], (_, _) => 0));
    }
}
