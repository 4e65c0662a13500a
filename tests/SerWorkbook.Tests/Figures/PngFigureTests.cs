using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Tests.Figures;

public sealed class PngFigureTests
{
    public static readonly TheoryData<string> Names = [.. TestFigures.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_is_a_picture_of_its_size_with_many_colors_and_the_same_bytes_again(string name)
    {
        var png = PngFigure.ToPng(TestFigures.Of(name));
        Assert.Equal(png, PngFigure.ToPng(TestFigures.Of(name)));
        using var picture = SKBitmap.Decode(png);
        Assert.InRange(picture.Width, 1600, 1800);
        Assert.InRange(picture.Height, 480, 1600);
        Assert.InRange(png.Length, 10_000, 220_000);
        var colors = Pixels(picture).Distinct().Count();
        Assert.True(colors > 60, $"{colors} colours");

        // The title is dark text on white, and the rim is white on all sides: nothing is cut off.
        Assert.True(Count(picture, 24, 24, 400, 70, dark: true) > 200);
        Assert.Equal(0, Count(picture, 0, 0, picture.Width, 8, dark: false));
        Assert.Equal(0, Count(picture, 0, picture.Height - 8, picture.Width, picture.Height, dark: false));
        Assert.Equal(0, Count(picture, 0, 0, 6, picture.Height, dark: false));
        Assert.Equal(0, Count(picture, picture.Width - 6, 0, picture.Width, picture.Height, dark: false));
    }

    [Fact]
    public void Figures_drawn_at_once_are_as_those_drawn_one_by_one()
    {
        var small = new PngOptions { Scale = 1 };
        var figures = TestFigures.All().Where(f => f.Name != "small-multiples").ToArray();
        var alone = figures.Select(f => PngFigure.ToPng(f, small)).ToArray();
        var together = figures
            .Concat(figures)
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(4)
            .Select(f => PngFigure.ToPng(f, small))
            .ToArray();
        Assert.Equal(alone, together[..alone.Length]);
        Assert.Equal(alone, together[alone.Length..]);
    }

    [Fact]
    public void Options_set_size_and_scale()
    {
        using var picture = SKBitmap.Decode(
            PngFigure.ToPng(
                TestFigures.LogAxis(),
                new PngOptions
                {
                    Width = 400,
                    Height = 300,
                    Scale = 1.5,
                }
            )
        );
        Assert.Equal((600, 450), (picture.Width, picture.Height));
    }

    /// <summary>
    /// The expected picture was made on a machine with other fonts than a container has. Text from a font of the system
    /// would differ in far more pixels than the rounding of another processor.
    /// </summary>
    [Theory]
    [InlineData("bars-flat")]
    [InlineData("awkward")]
    public void The_picture_is_the_same_on_machines_with_other_fonts(string name)
    {
        var png = PngFigure.ToPng(TestFigures.Of(name), new PngOptions { Scale = 1 });
        using var actual = SKBitmap.Decode(png);
        using var expected = SKBitmap.Decode(Expected.Bytes("Figures", name + ".png"));
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        var different = Pixels(expected)
            .Zip(Pixels(actual))
            .Count(p =>
                Math.Abs(p.First.Red - p.Second.Red) + Math.Abs(p.First.Green - p.Second.Green) + Math.Abs(p.First.Blue - p.Second.Blue)
                > 60
            );
        Assert.True(
            different <= actual.Width * actual.Height / 2000,
            $"{different} pixels differ; if that is meant, replace the expected file by {Expected.Keep(name + ".png", png)}"
        );
    }

    [Fact]
    public void Bars_have_the_height_of_their_values()
    {
        var figure = new Figure(
            "x",
            "T",
            "Two bars, one twice as high.",
            new Panel(
                Axis.Category("c"),
                Axis.Linear("n").Between(0, 4),
                new Bars(["one", "two"], [1.5, 3]) { Colors = [Palette.Of(0), Palette.Of(1)] }
            )
        );
        using var picture = SKBitmap.Decode(PngFigure.ToPng(figure));
        var (first, second) = (HeightOf(picture, Palette.Of(0)), HeightOf(picture, Palette.Of(1)));
        Assert.InRange(second / (double)first, 1.97, 2.03);
    }

    [Fact]
    public void Categories_on_y_read_from_the_top_and_rows_of_numbers_from_the_bottom()
    {
        double[][] rows =
        [
            [0, 0],
            [1, 1],
        ];
        var matrix = new Figure(
            "x",
            "T",
            "A matrix.",
            new Panel(Axis.Category("c", "a", "b"), Axis.Category("r", "a", "b"), Heatmap.Matrix(rows, "v"))
        );
        var field = new Figure(
            "x",
            "T",
            "A field.",
            new Panel(Axis.Linear("c"), Axis.Linear("r"), new Heatmap([0, 1], [0, 1], rows, "v") { Scale = ColorScale.Blues })
        );
        Assert.True(RowsOf(matrix, ColorScale.Blues.Stops[^1]).Min() > RowsOf(matrix, ColorScale.Blues.Stops[0]).Average());
        Assert.True(RowsOf(field, ColorScale.Blues.Stops[^1]).Average() < RowsOf(field, ColorScale.Blues.Stops[0]).Average());
    }

    [Theory]
    [InlineData(150, 150)]
    [InlineData(200, 150)]
    [InlineData(4000, 200)]
    public void Odd_sizes_still_give_a_picture(int width, int height) =>
        Assert.All(
            TestFigures.All(),
            figure =>
                Assert.NotEmpty(
                    PngFigure.ToPng(
                        figure,
                        new PngOptions
                        {
                            Width = width,
                            Height = height,
                            Scale = 0.5,
                        }
                    )
                )
        );

    [Fact]
    public void Odd_data_still_gives_a_picture_and_a_chart()
    {
        var x = Axis.Linear("x");
        var y = Axis.Linear("y");
        var names = Enumerable.Range(0, 60).Select(i => $"speaker number {i}").ToArray();
        Panel[] panels =
        [
            new(x, y, new Lines([1], [double.NaN], "gap")),
            new(x, y, new Lines([5], [5])),
            new(x, y, new Points([0, 1e12], [-1e-12, 1e12])),
            new(
                x,
                y,
                new Heatmap(
                    [3],
                    [4],
                    [
                        [double.NaN],
                    ],
                    "v"
                )
            ),
            new(
                x,
                y,
                new Heatmap(
                    [3, 4],
                    [4],
                    [
                        [7, 7],
                    ],
                    "v"
                )
            ),
            new(Axis.Category("c"), y, new Bars(names, names.Select((_, i) => (double)i)) { Labels = names }),
            new(Axis.Category("c"), y, new Bars(["a"], [double.NaN])),
            new(x, Axis.Category("c"), new Bars(names[..3], [-1, 2, 0]) { Labels = names[..3] }),
            new(
                Axis.Category("c"),
                y,
                new Boxes(
                    ["none"],
                    [
                        [],
                    ]
                )
            ),
            new(Axis.Log("x"), Axis.Log("y"), new Lines([1, 1.0001], [1e-8, 1e8])),
            new(x, y, Rule.AtX(3, "alone")),
            new(x.Between(100, null), y.Between(null, -100), new Lines([1, 2], [3, 4])),
        ];
        Assert.All(
            panels,
            panel =>
            {
                var figure = new Figure("odd", "Odd", "Something odd.", panel);
                Assert.NotEmpty(PngFigure.ToPng(figure, new PngOptions { Scale = 0.5 }));
                Assert.NotEmpty(PlotlyFigure.ToJson(figure));
            }
        );
    }

    private static IEnumerable<SKColor> Pixels(SKBitmap picture) => picture.Pixels;

    private static int Count(SKBitmap picture, int left, int top, int right, int bottom, bool dark)
    {
        var pixels = picture.Pixels;
        return Enumerable
            .Range(top, bottom - top)
            .Sum(row =>
                Enumerable
                    .Range(left, right - left)
                    .Count(column =>
                        pixels[row * picture.Width + column] is var p && (dark ? p.Red + p.Green + p.Blue < 200 : p != SKColors.White)
                    )
            );
    }

    private static int HeightOf(SKBitmap picture, Rgb color)
    {
        var rows = RowsOf(picture, color);
        return rows.Max() - rows.Min() + 1;
    }

    private static List<int> RowsOf(Figure figure, Rgb color)
    {
        using var picture = SKBitmap.Decode(PngFigure.ToPng(figure));
        return RowsOf(picture, color);
    }

    private static List<int> RowsOf(SKBitmap picture, Rgb color)
    {
        var (pixels, wanted) = (picture.Pixels, new SKColor(color.R, color.G, color.B));
        return
        [
            .. Enumerable
                .Range(0, picture.Height)
                .Where(row => Enumerable.Range(0, picture.Width).Count(c => pixels[row * picture.Width + c] == wanted) > 100),
        ];
    }
}
