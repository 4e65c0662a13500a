using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class FigureTests
{
    private static readonly Axis Number = Axis.Linear("Value", "dB");
    private static readonly Axis Names = Axis.Category("Emotion");

    public static readonly TheoryData<string, Action> Mistakes = new()
    {
        { "empty", () => _ = new Lines([], []) },
        { "as many", () => _ = new Lines([1, 2], [1]) },
        { "infinite", () => _ = new Lines([1], [double.PositiveInfinity]) },
        { "NaN", () => _ = new Lines([double.NaN], [1]) },
        { "blank", () => _ = new Lines([1], [1], " ") },
        { "as many", () => _ = new Points([1], [1], hoverTexts: ["a", "b"]) },
        { "comes 2 times", () => _ = new Bars(["a", "a"], [1, 2]) },
        { "as many", () => _ = new Bars(["a"], [1, 2]) },
        { "as many", () => _ = new Bars(["a"], [1]) { Labels = [] } },
        { "as many", () => _ = new Bars(["a"], [1]) { Intervals = [default, default] } },
        { "as many", () => _ = new Bars(["a"], [1]) { Colors = [default, default] } },
        { "edges", () => _ = new Histogram([0, 1], [1, 2]) },
        { "not above", () => _ = new Histogram([0, 0], [1]) },
        {
            "even distance",
            () =>
                _ = new Heatmap(
                    [0, 1, 3],
                    [0],
                    [
                        [1, 2, 3],
                    ],
                    "z"
                )
        },
        {
            "values in a row",
            () =>
                _ = new Heatmap(
                    [0, 1],
                    [0],
                    [
                        [1, 2, 3],
                    ],
                    "z"
                )
        },
        {
            "rows",
            () =>
                _ = new Heatmap(
                    [0, 1],
                    [0],
                    [
                        [1, 2],
                        [3, 4],
                    ],
                    "z"
                )
        },
        {
            "texts in a row",
            () =>
                _ = new Heatmap(
                    [0, 1],
                    [0],
                    [
                        [1, 2],
                    ],
                    "z"
                )
                {
                    CellTexts =
                    [
                        ["a"],
                    ],
                }
        },
        {
            "cannot run",
            () =>
                _ = Heatmap
                    .Matrix(
                        [
                            [1.0],
                        ],
                        "z"
                    )
                    .Between(1, 1)
        },
        {
            "colour bar",
            () =>
                _ = new Heatmap(
                    [0],
                    [0],
                    [
                        [1],
                    ],
                    " "
                )
        },
        {
            "as many",
            () =>
                _ = new Boxes(
                    ["a"],
                    [
                        [1],
                        [2],
                    ]
                )
        },
        { "empty", () => Region.AlongX(2, 2) },
        { "NaN", () => Rule.AtX(double.NaN) },
        { "label", () => Axis.Linear(" ") },
        { "comes 2 times", () => Axis.Category("x", "a", "b", "a") },
        { "cannot run", () => Number.Between(2, 1) },
        { "cannot be an end", () => Number.Between(double.NaN, 1) },
        { "cannot be an end", () => Axis.Log("x").Between(0, 1) },
        { "no range", () => Names.Between(0, 1) },
        { "labels", () => Names.WithTicks([new AxisTick(0, "a")]) },
        { "not above", () => Number.WithTicks([new AxisTick(1, "a"), new AxisTick(0, "b")]) },
        { "no marks", () => _ = new Panel(Number, Number) },
        { "no categories", () => _ = new Panel(Names, Number, new Lines([0], [1])) },
        { "X or Y", () => _ = new Panel(Number, Number, new Bars(["a"], [1])) },
        { "X or Y", () => _ = new Panel(Names, Names, new Bars(["a"], [1])) },
        {
            "X alone",
            () =>
                _ = new Panel(
                    Number,
                    Names,
                    new Boxes(
                        ["a"],
                        [
                            [1],
                        ]
                    )
                )
        },
        { "not a category", () => _ = new Panel(Axis.Category("x", "b"), Number, new Bars(["a"], [1])) },
        {
            "2 categories",
            () =>
                _ = new Panel(
                    Axis.Category("x", "a", "b"),
                    Number,
                    new Heatmap(
                        [0],
                        [0],
                        [
                            [1],
                        ],
                        "z"
                    )
                )
        },
        {
            "log axis",
            () =>
                _ = new Panel(
                    Axis.Log("x"),
                    Number,
                    new Heatmap(
                        [1],
                        [0],
                        [
                            [1],
                        ],
                        "z"
                    )
                )
        },
        { "must be positive", () => _ = new Panel(Number, Axis.Log("y"), new Lines([1, 2], [1, 0])) },
        { "number axis", () => _ = new Panel(Axis.Category("x", "a"), Number, new Histogram([0, 1], [1])) },
        {
            "intervals",
            () => _ = new Panel(Names, Number, new Bars(["a"], [1]) { Intervals = [new(0, 2)] }) { Arrangement = BarArrangement.Stacked }
        },
        { "cannot name", () => _ = Small("../x") },
        { "cannot name", () => _ = Small("радость") },
        { "name", () => _ = Small(" ") },
        { "title", () => _ = new Figure("x", "", "alt", Panel()) },
        { "alt text", () => _ = new Figure("x", "title", " ", Panel()) },
        { "no panel", () => _ = new Figure("x", "title", "alt") },
        {
            "cannot share",
            () => _ = new Figure("x", "t", "alt", Panel(), new Panel(Names, Number, new Bars(["a"], [1]))) { Sharing = AxisSharing.X }
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_with_a_sentence_that_says(string what, Action mistake)
    {
        var message = Assert.ThrowsAny<ArgumentException>(mistake).Message;
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.EndsWith(")", message, StringComparison.Ordinal); // the name of the parameter, which .NET adds
    }

    [Fact]
    public void A_number_of_columns_or_a_picture_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Small("x") with { Columns = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngOptions { Width = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PngOptions { Scale = double.NaN });
    }

    [Fact]
    public void A_category_axis_takes_the_categories_of_its_marks_in_their_order()
    {
        var panel = new Panel(Names, Number, new Bars(["b", "a"], [1, 2]), new Bars(["c", "a"], [1, 2]));
        Assert.Equal(["b", "a", "c"], panel.X.Categories);
    }

    [Fact]
    public void What_the_author_changes_later_does_not_change_the_figure()
    {
        double[] values = [1, 2];
        var lines = new Lines([0, 1], values);
        values[0] = 9;
        Assert.Equal([1, 2], lines.Y);
    }

    [Fact]
    public void A_histogram_counts_every_value_once()
    {
        var histogram = Histogram.Count([-5, 0, 0.5, 1, 1.99, 2, 99, double.NaN], 0, 1, 3);
        Assert.Equal([0, 1, 2, 3], histogram.Edges);
        Assert.Equal([3, 2, 2], histogram.Heights);
    }

    [Theory]
    [InlineData("spectrogram-neutral", "spectrogram", "Neutral")]
    [InlineData("a-b-c", "a / b", "<c>")]
    [InlineData("x-u0440u0430u0434", "x", "рад")]
    public void Names_are_good_as_file_names(string expected, params string[] parts)
    {
        Assert.Equal(expected, FigureName.Of(parts));
        Assert.Equal(expected, Small(expected).Name);
    }

    [Fact]
    public void A_name_without_letters_is_refused() => Assert.Throws<ArgumentException>(() => FigureName.Of("", "--"));

    private static Panel Panel() => new(Number, Number, new Lines([0, 1], [2, 3]));

    private static Figure Small(string name) => new(name, "Title", "A short line.", Panel());
}
