using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class ColorScaleTests
{
    private static readonly double[] Identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];

    [Fact]
    public void Viridis_is_that_of_scottplot_as_far_as_17_stops_allow()
    {
        // ScottPlot looks up 256 colours and rounds downwards, which alone makes a difference of up to 3.
        var reference = new ScottPlot.Colormaps.Viridis();
        for (var i = 0; i <= 64; i++)
        {
            var (ours, theirs) = (ColorScale.Viridis.At(i / 64.0), reference.GetColor(i / 64.0));
            Assert.InRange(ours.R - theirs.R, -8, 8);
            Assert.InRange(ours.G - theirs.G, -8, 8);
            Assert.InRange(ours.B - theirs.B, -8, 8);
        }
    }

    [Fact]
    public void Sequential_scales_change_lightness_in_one_direction()
    {
        var viridis = Enumerable.Range(0, 33).Select(i => Lightness(ColorScale.Viridis.At(i / 32.0))).ToArray();
        Assert.All(viridis.Zip(viridis.Skip(1)), pair => Assert.True(pair.Second > pair.First));
        var blues = Enumerable.Range(0, 33).Select(i => Lightness(ColorScale.Blues.At(i / 32.0))).ToArray();
        Assert.All(blues.Zip(blues.Skip(1)), pair => Assert.True(pair.Second < pair.First));
    }

    [Fact]
    public void The_middle_of_the_diverging_scale_is_its_lightest_color_and_neutral()
    {
        var middle = ColorScale.Diverging.At(0.5);
        Assert.Equal((middle.R, middle.G), (middle.G, middle.B));
        Assert.All(
            Enumerable.Range(0, 21).Where(i => i != 10),
            i => Assert.True(Lightness(ColorScale.Diverging.At(i / 20.0)) < Lightness(middle))
        );
    }

    [Fact]
    public void Text_is_readable_on_every_color_of_every_scale()
    {
        foreach (var scale in new[] { ColorScale.Viridis, ColorScale.Blues, ColorScale.Diverging })
        {
            // 4.5 is what WCAG 2 asks of small text; the best of black and white always reaches it.
            Assert.All(
                Enumerable.Range(0, 101),
                i => Assert.True(ColorScale.TextOn(scale.At(i / 100.0)).Contrast(scale.At(i / 100.0)) >= 4.3)
            );
        }
    }

    [Fact]
    public void Beyond_its_ends_a_scale_holds()
    {
        Assert.Equal(ColorScale.Blues.Stops[0], ColorScale.Blues.At(-1));
        Assert.Equal(ColorScale.Blues.Stops[^1], ColorScale.Blues.At(2));
        Assert.Equal(ColorScale.Blues.Stops[4], ColorScale.Blues.At(0.5));
    }

    private static double Lightness(Rgb color) => PaletteTests.Lab(PaletteTests.See(color, Identity))[0];
}
