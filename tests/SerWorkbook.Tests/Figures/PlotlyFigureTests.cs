using System.Text.Json;
using Plotly.NET.CSharp;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class PlotlyFigureTests
{
    public static readonly TheoryData<string> Names = [.. TestFigures.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_is_an_object_with_traces_axis_titles_and_alt_text(string name)
    {
        var figure = TestFigures.Of(name);
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(figure));
        Assert.Equal(["data", "layout", "config"], json.RootElement.EnumerateObject().Select(p => p.Name));
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal(figure.AltText, layout.GetProperty("meta").GetProperty("alt").GetString());
        Assert.Equal(figure.Name, layout.GetProperty("meta").GetProperty("name").GetString());
        Assert.True(json.RootElement.GetProperty("data").GetArrayLength() >= figure.Panels.Count);
        Assert.All(
            json.RootElement.GetProperty("data").EnumerateArray(),
            trace =>
                Assert.True(
                    layout.TryGetProperty(trace.GetProperty("xaxis").GetString()!.Replace("x", "xaxis", StringComparison.Ordinal), out _)
                )
        );
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var axis = layout.GetProperty("xaxis" + (i == 0 ? "" : $"{i + 1}"));
            if (figure.Sharing == AxisSharing.None)
            {
                Assert.Equal(Escaped(figure.Panels[i].X.Title), axis.GetProperty("title").GetProperty("text").GetString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_decides_about_width_and_colors_of_text(string name)
    {
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(TestFigures.Of(name)));
        var layout = json.RootElement.GetProperty("layout");
        Assert.False(layout.TryGetProperty("width", out _));
        Assert.False(layout.TryGetProperty("template", out _));
        Assert.False(layout.TryGetProperty("font", out _));
        Assert.False(layout.GetProperty("title").GetProperty("font").TryGetProperty("color", out _));
        Assert.Equal("rgba(0,0,0,0)", layout.GetProperty("paper_bgcolor").GetString());
        Assert.Equal("rgba(0,0,0,0)", layout.GetProperty("plot_bgcolor").GetString());
        Assert.True(json.RootElement.GetProperty("config").GetProperty("responsive").GetBoolean());
        Assert.InRange(layout.GetProperty("height").GetInt32(), 200, 1600);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_figure_gives_the_same_text_that_a_script_tag_may_hold(string name)
    {
        var json = PlotlyFigure.ToJson(TestFigures.Of(name));
        Assert.Equal(json, PlotlyFigure.ToJson(TestFigures.Of(name)));
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('>', json);
        Assert.DoesNotContain('&', json);
        using var parsed = JsonDocument.Parse(json);
        Assert.All(AllNumbers(parsed.RootElement.GetProperty("data")), number => Assert.True(SignificantDigits(number) <= 5, number));
    }

    [Fact]
    public void The_json_of_bars_with_intervals_is_as_expected() =>
        Expected.Same("Figures", "bars-flat.json", PlotlyFigure.ToJson(TestFigures.FlatBars()));

    [Fact]
    public void Figures_drawn_at_once_are_as_those_drawn_one_by_one()
    {
        var alone = TestFigures.All().Select(PlotlyFigure.ToJson).ToArray();
        var together = TestFigures.All().AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(PlotlyFigure.ToJson).ToArray();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Categories_keep_their_order_and_on_y_read_from_the_top()
    {
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(TestFigures.ConfusionMatrix()));
        var y = json.RootElement.GetProperty("layout").GetProperty("yaxis");
        Assert.Equal(TestFigures.Emotions, y.GetProperty("ticktext").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal([7.5, -0.5], y.GetProperty("range").EnumerateArray().Select(v => v.GetDouble()));
        var x = json.RootElement.GetProperty("layout").GetProperty("xaxis");
        Assert.Equal([-0.5, 7.5], x.GetProperty("range").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], x.GetProperty("tickvals").EnumerateArray().Select(v => v.GetInt32()));
    }

    [Fact]
    public void A_matrix_is_a_heatmap_with_readable_texts()
    {
        var traces = TracesOf(TestFigures.ConfusionMatrix());
        Assert.Equal(["heatmap", "scatter"], traces.Select(t => t.GetProperty("type").GetString()));
        Assert.Equal("text", traces[1].GetProperty("mode").GetString());
        Assert.Equal(64, traces[1].GetProperty("text").GetArrayLength());
        Assert.Equal(64, traces[1].GetProperty("textfont").GetProperty("color").GetArrayLength());
    }

    [Fact]
    public void A_line_over_a_heatmap_has_a_halo_a_legend_and_its_gaps()
    {
        var traces = TracesOf(TestFigures.Spectrogram());
        Assert.Equal(["heatmap", "scatter", "scatter"], traces.Select(t => t.GetProperty("type").GetString()));
        Assert.Equal("#FFFFFF", traces[1].GetProperty("line").GetProperty("color").GetString());
        Assert.True(traces[2].GetProperty("showlegend").GetBoolean());
        Assert.Contains(traces[2].GetProperty("y").EnumerateArray(), v => v.ValueKind == JsonValueKind.Null);
        Assert.Contains("Power: %{z:,.5~r} dB", traces[0].GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
        Assert.Contains("Frequency: %{y}<br>", traces[0].GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
        Assert.Contains("Frequency: %{customdata[1]}", traces[2].GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(" Hz", traces[2].GetProperty("customdata")[0][1].GetString(), StringComparison.Ordinal);
        Assert.Contains("Time: %{x:,.5~r} s", traces[2].GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_too_light_for_the_legend_on_white_have_a_dark_line_around_them()
    {
        Panel panel = new(
            Axis.Linear("Time", "s"),
            Axis.Linear("Frequency", "Hz"),
            [new Points([1], [1], "light") { Color = Rgb.Parse("#B3E5FF") }, new Points([2], [2], "usual")]
        );
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(new Figure("points", "Points", "Two points.", panel)));
        var markers = json.RootElement.GetProperty("data").EnumerateArray().Select(trace => trace.GetProperty("marker")).ToArray();

        Assert.Equal("#333333", markers[0].GetProperty("line").GetProperty("color").GetString());
        Assert.False(markers[1].TryGetProperty("line", out _));
    }

    [Fact]
    public void Label_above_an_interval_keeps_off_its_end()
    {
        Panel panel = new(
            Axis.Category("Class", ["a"]),
            Axis.Linear("UAR", "%").Between(0, 100),
            [new Bars(["a"], [50]) { Labels = ["50 %"], Intervals = [new ValueInterval(40, 60)] }]
        );
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(new Figure("bars", "Bars", "One bar.", panel)));
        var label = json
            .RootElement.GetProperty("data")
            .EnumerateArray()
            .Single(trace => trace.TryGetProperty("mode", out var mode) && mode.GetString() == "text");

        Assert.InRange(label.GetProperty("y")[0].GetDouble(), 60.5, 63);
    }

    [Fact]
    public void Every_row_of_a_described_axis_can_be_pointed_at_and_its_labels_stay()
    {
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(TestFigures.Spectrogram()));
        var layout = json.RootElement.GetProperty("layout");
        var axis = layout.GetProperty("yaxis");
        Assert.Equal(64, axis.GetProperty("tickvals").GetArrayLength());
        Assert.Equal("8,000 Hz", axis.GetProperty("ticktext")[63].GetString());
        Assert.False(axis.GetProperty("showticklabels").GetBoolean());
        Assert.Equal(
            ["250", "500", "1,000", "2,000", "4,000", "8,000"],
            layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString())
        );
    }

    [Fact]
    public void Positions_that_are_not_in_the_unit_of_the_axis_are_not_shown_as_if_they_were()
    {
        var axis = Axis.Linear("Frequency", "Hz").WithTicks([new AxisTick(0, "low"), new AxisTick(1, "high")]);
        var trace = TracesOf(new Figure("x", "t", "alt", new Panel(Axis.Linear("Time", "s"), axis, new Lines([0, 1], [0, 1]))))[0];
        Assert.DoesNotContain("Hz", trace.GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_multiples_share_axes_one_color_bar_and_one_entry_of_the_legend()
    {
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(TestFigures.SmallMultiples()));
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal("x", layout.GetProperty("xaxis5").GetProperty("matches").GetString());
        Assert.Equal("y", layout.GetProperty("yaxis2").GetProperty("matches").GetString());
        Assert.False(layout.TryGetProperty("coloraxis2", out _));
        Assert.Equal(
            "Power (dB)",
            layout.GetProperty("coloraxis").GetProperty("colorbar").GetProperty("title").GetProperty("text").GetString()
        );
        Assert.Single(
            json.RootElement.GetProperty("data").EnumerateArray(),
            t => t.TryGetProperty("showlegend", out var shown) && shown.GetBoolean()
        );
        Assert.Equal(
            TestFigures.Emotions[..5],
            layout
                .GetProperty("annotations")
                .EnumerateArray()
                .Select(a => a.GetProperty("text").GetString())
                .Where(t => !char.IsDigit(t![0]))
        );

        // Domains lie within the paper and do not overlap.
        var domains = Enumerable
            .Range(1, 3)
            .Select(i =>
                layout
                    .GetProperty("xaxis" + (i == 1 ? "" : $"{i}"))
                    .GetProperty("domain")
                    .EnumerateArray()
                    .Select(v => v.GetDouble())
                    .ToArray()
            )
            .ToArray();
        Assert.True(domains[0][0] == 0 && domains[0][1] < domains[1][0] && domains[1][1] < domains[2][0] && domains[2][1] <= 1);
    }

    [Fact]
    public void Boxes_carry_our_quartiles()
    {
        var box = BoxStatistics.Of([1, 2, 3, 4, 30]);
        var figure = new Figure(
            "x",
            "t",
            "alt",
            new Panel(
                Axis.Category("c"),
                Axis.Linear("v", "Hz"),
                new Boxes(
                    ["a", "none"],
                    [
                        [1, 2, 3, 4, 30],
                        [],
                    ]
                )
            )
        );
        var traces = TracesOf(figure);
        Assert.Equal([box.LowerQuartile], traces[0].GetProperty("q1").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([box.Median], traces[0].GetProperty("median").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([box.UpperWhisker], traces[0].GetProperty("upperfence").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([30.0], traces[2].GetProperty("y").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Contains("Hz", traces[1].GetProperty("hovertemplate").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stacked_bars_need_room_for_their_sum()
    {
        var bars = new Panel(
            Axis.Category("c"),
            Axis.Linear("n"),
            new Bars(["a"], [3], "x"),
            new Bars(["a"], [4], "y"),
            new Bars(["a"], [-2], "z")
        )
        {
            Arrangement = BarArrangement.Stacked,
        };
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(new Figure("x", "t", "alt", bars)));
        var range = json
            .RootElement.GetProperty("layout")
            .GetProperty("yaxis")
            .GetProperty("range")
            .EnumerateArray()
            .Select(v => v.GetDouble())
            .ToArray();
        Assert.True(range[0] < -2 && range[1] > 7, $"{range[0]} to {range[1]}");
        Assert.Equal("relative", json.RootElement.GetProperty("layout").GetProperty("barmode").GetString());
    }

    [Fact]
    public void Bars_start_at_zero_and_lines_do_not()
    {
        double LowestY(Mark mark, Axis x) =>
            JsonDocument
                .Parse(PlotlyFigure.ToJson(new Figure("x", "t", "alt", new Panel(x, Axis.Linear("y"), mark))))
                .RootElement.GetProperty("layout")
                .GetProperty("yaxis")
                .GetProperty("range")[0]
                .GetDouble();
        Assert.Equal(0, LowestY(new Bars(["a", "b"], [500, 510]), Axis.Category("c")));
        Assert.Equal(0, LowestY(new Histogram([0, 1], [500]), Axis.Linear("x")));
        Assert.Equal(499.5, LowestY(new Lines([0, 1], [500, 510]), Axis.Linear("x")), 6);
    }

    [Fact]
    public void A_log_axis_has_its_range_in_decades()
    {
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(TestFigures.LogAxis()));
        var axis = json.RootElement.GetProperty("layout").GetProperty("xaxis");
        Assert.Equal("log", axis.GetProperty("type").GetString());
        Assert.InRange(axis.GetProperty("range")[0].GetDouble(), -1.5, Math.Log10(0.05));
        Assert.InRange(axis.GetProperty("range")[1].GetDouble(), Math.Log10(300), 2.7);
    }

    [Fact]
    public void Texts_show_literally()
    {
        var figure = TestFigures.Awkward();
        using var json = JsonDocument.Parse(PlotlyFigure.ToJson(figure));
        var labels = json
            .RootElement.GetProperty("layout")
            .GetProperty("xaxis")
            .GetProperty("ticktext")
            .EnumerateArray()
            .Select(t => t.GetString()!)
            .ToArray();
        Assert.Equal("a&lt;b &amp; c&gt;d", labels[1]);
        Assert.Equal("радость", labels[2]);
        Assert.Equal("喜び", labels[3]);
        Assert.Equal("&#37;{y} &#36;a&#36;", labels[5]);
        var name = json.RootElement.GetProperty("data")[0].GetProperty("name").GetString();
        Assert.Equal("&lt;u&gt;series&lt;/u&gt; &#37;{x}", name);
        foreach (var text in AllStrings(json.RootElement))
        {
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Numbers_are_short_but_counts_and_steps_are_exact()
    {
        var lines = new Lines([0, 1, 2, 3, 4, 5], [123456, 0.123456789, double.NaN, 1.0 / 3, 6.02214076e23, -1e-9]);
        var json = PlotlyFigure.ToJson(new Figure("x", "t", "alt", new Panel(Axis.Linear("x"), Axis.Linear("y"), lines)));
        Assert.Contains("\"y\":[123456,0.12346,null,0.33333,6.0221E+23,-1E-09]", json, StringComparison.Ordinal);
        var even = new Lines(Enumerable.Range(0, 2000).Select(i => i / 4410.0), Enumerable.Repeat(1.0, 2000));
        using var parsed = JsonDocument.Parse(
            PlotlyFigure.ToJson(new Figure("x", "t", "alt", new Panel(Axis.Linear("x"), Axis.Linear("y"), even)))
        );
        var trace = parsed.RootElement.GetProperty("data")[0];
        Assert.False(trace.TryGetProperty("x", out _));
        Assert.Equal(1999 / 4410.0, trace.GetProperty("x0").GetDouble() + 1999 * trace.GetProperty("dx").GetDouble(), 9);
    }

    [Fact]
    public void A_full_spectrogram_stays_small()
    {
        Assert.InRange(PlotlyFigure.ToJson(TestFigures.Spectrogram()).Length, 50_000, 200_000);
        var random = new Random(1);
        var grid = DisplaySampling.Grid(
            Enumerable.Range(0, 400).Select(i => i * 0.01),
            Enumerable.Range(0, 128).Select(i => (double)i),
            (_, _) => -80 * random.NextDouble()
        );
        var json = PlotlyFigure.ToJson(
            new Figure(
                "x",
                "t",
                "alt",
                new Panel(Axis.Linear("x"), Axis.Linear("y"), new Heatmap(grid.X, grid.Y, grid.Rows, "Power", "dB"))
            )
        );
        Assert.InRange(json.Length, 200_000, 400_000);
    }

    [Fact]
    public void A_chart_of_plotly_net_holds_the_same_traces()
    {
        var chart = PlotlyFigure.ToChart(TestFigures.FlatBars());
        var json = Plotly.NET.GenericChart.toJson(chart);
        Assert.Contains("\"bar\"", json, StringComparison.Ordinal);
        Assert.Contains("The same model under five protocols", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_of_plotly_net_restyle_a_figure_and_leave_the_rest_of_it()
    {
        var figure = TestFigures.FlatBars();
        var before = JsonElement.Parse(PlotlyFigure.ToJson(figure));
        var chart = figure
            .ToPlotly()
            .WithSize(Width: 640, Height: 320)
            .WithXAxisStyle<double, double, string>(TitleText: "Mine", MinMax: Tuple.Create(10.0, 20.0));

        var after = JsonElement.Parse(Plotly.NET.GenericChart.toJson(chart));
        var (layout, axis) = (after.GetProperty("layout"), after.GetProperty("layout").GetProperty("xaxis"));
        Assert.Equal((640, 320), (layout.GetProperty("width").GetInt32(), layout.GetProperty("height").GetInt32()));
        Assert.Equal("Mine", axis.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal([10.0, 20.0], axis.GetProperty("range").EnumerateArray().Select(end => end.GetDouble()));
        var own = before.GetProperty("layout");
        Assert.Equal(own.GetProperty("xaxis").GetProperty("linecolor").GetString(), axis.GetProperty("linecolor").GetString());
        Assert.True(JsonElement.DeepEquals(own.GetProperty("title"), layout.GetProperty("title")));
        Assert.Equal(before.GetProperty("data").GetArrayLength(), after.GetProperty("data").GetArrayLength());
        Assert.Equal(before.GetRawText(), PlotlyFigure.ToJson(figure));
    }

    [Fact]
    public void The_script_is_plotly_js()
    {
        var script = PlotlyScript.Read();
        Assert.InRange(script.Length, 3_000_000, 5_000_000);
        Assert.Contains($"plotly.js v{PlotlyScript.Version()}", script[..500], StringComparison.Ordinal);
    }

    private static JsonElement[] TracesOf(Figure figure) =>
        [.. JsonDocument.Parse(PlotlyFigure.ToJson(figure)).RootElement.GetProperty("data").EnumerateArray()];

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static IEnumerable<string> AllStrings(JsonElement element) =>
        element.ValueKind switch
        {
            // meta is read by pages, which escape it themselves; plotly.js does not show it.
            JsonValueKind.Object => element.EnumerateObject().Where(p => p.Name != "meta").SelectMany(p => AllStrings(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(AllStrings),
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };

    // Starts, steps and widths are exact: an error in them would add up.
    private static IEnumerable<string> AllNumbers(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .Where(p => p.Name is not ("x0" or "dx" or "y0" or "dy" or "width" or "offset"))
                .SelectMany(p => AllNumbers(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(AllNumbers),
            JsonValueKind.Number => [element.GetRawText()],
            _ => [],
        };

    private static int SignificantDigits(string number) =>
        number.Contains('.', StringComparison.Ordinal)
            ? number.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-', '0').Length
            : 1;
}
