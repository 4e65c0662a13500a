using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class TrackSmootherTests
{
    [Fact]
    public void A_level_track_stays_level()
    {
        var track = Enumerable.Repeat(3.5, 50).ToArray();
        TrackSmoother.Average(track, 9);
        TrackSmoother.Approach(track, Enumerable.Repeat(8.0, 50).ToArray());
        Assert.All(track, x => Assert.Equal(3.5, x, 9));
    }

    [Fact]
    public void A_mean_is_that_of_the_neighbourhood()
    {
        double[] track = [0, 0, 0, 6, 0, 0, 9];
        TrackSmoother.Average(track, 3);
        Assert.Equal([0, 0, 2, 2, 2, 3, 6], track.Select(x => Math.Round(x, 9)));
    }

    [Fact]
    public void A_step_becomes_gradual_before_and_after_it()
    {
        var track = Enumerable.Range(0, 400).Select(i => i < 200 ? 0.0 : 1.0).ToArray();
        TrackSmoother.Approach(track, Enumerable.Repeat(10.0, 400).ToArray());
        Assert.All(track.Zip(track.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.Equal(0.5, (track[199] + track[200]) / 2, 2);
        Assert.InRange(track[180], 0.05, 0.3);
        Assert.Equal(1 - track[219], track[180], 2);
    }

    [Fact]
    public void A_short_sound_undershoots_and_more_so_the_slower_the_tract_moves()
    {
        double Reached(double timeConstant)
        {
            var track = Enumerable.Range(0, 300).Select(i => i is >= 130 and < 170 ? 1.0 : 0.0).ToArray();
            TrackSmoother.Approach(track, Enumerable.Repeat(timeConstant, 300).ToArray());
            return track.Max();
        }

        Assert.True(Reached(5) > 0.9);
        Assert.True(Reached(20) < 0.7);
    }
}
