using Plotly.NET;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class ChartFormattingTests
{
    private const string PlotlyJson = "application/vnd.plotly.v1+json";

    private readonly ValueFormatter _formatter = new(_ => { });

    [Fact]
    public void Chart_is_its_json_with_html_and_words_beside_it()
    {
        var bundle = _formatter.Format(Chart("bar"), []);

        Assert.Equal([PlotlyJson, "text/html", "text/plain"], bundle.MimeTypes);
        Assert.Equal("bar", bundle.Json(PlotlyJson)!.Value.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.Equal("Chart: bar", bundle.Text("text/plain"));
        Assert.Contains("<p>Chart: bar</p>", bundle.Text("text/html"));
        Assert.Contains("https://cdn.plot.ly/plotly-2.", bundle.Text("text/html"));
        Assert.Equal(bundle.Text("text/html"), _formatter.Format(Chart("bar"), []).Text("text/html"));
        Assert.Equal("Chart: bar", _formatter.Format(Chart("bar"), ["text/plain"]).Text("text/plain"));
    }

    [Fact]
    public void Charts_of_a_list_are_shown_one_after_the_other()
    {
        var bundles = _formatter.FormatAll(new[] { Chart("bar"), Chart("pie") }, []);

        Assert.Equal(["Chart: bar", "Chart: pie"], bundles.Select(b => b.Text("text/plain")));
        Assert.All(bundles, b => Assert.True(b.Contains(PlotlyJson)));
    }

    [Fact]
    public void Chart_among_other_values_is_named_there_and_shown_below()
    {
        var ofObject = _formatter.FormatAll(new { Name = "x", Chart = Chart("bar") }, []);
        var ofList = _formatter.FormatAll(new object[] { 1, Chart("bar") }, []);
        var ofTuple = _formatter.FormatAll((1, Chart("bar")), []);
        var ofDictionary = _formatter.FormatAll(new Dictionary<string, GenericChart> { ["a"] = Chart("bar") }, []);

        Assert.Equal(["Name   x\nChart  Chart: bar", "Chart: bar"], ofObject.Select(b => b.Text("text/plain")));
        Assert.Equal(["Value\n1\nChart: bar", "Chart: bar"], ofList.Select(b => b.Text("text/plain")));
        Assert.Equal(["Item1  1\nItem2  Chart: bar", "Chart: bar"], ofTuple.Select(b => b.Text("text/plain")));
        Assert.Equal(["Key  Value\na    Chart: bar", "Chart: bar"], ofDictionary.Select(b => b.Text("text/plain")));
        Assert.DoesNotContain("<script", ofObject[0].Text("text/html"));
        Assert.True(ofObject[1].Contains(PlotlyJson));
    }

    [Fact]
    public async Task Cell_keeps_every_chart_of_a_list_as_an_output()
    {
        using var session = new TestSession();
        await session.GoodAsync(
            "using Plotly.NET;\nGenericChart Of(string kind) => GenericChart.ofTraceObjects(true, new[] { new Trace(kind) });"
        );

        var result = await session.GoodAsync("display(Of(\"pie\"));\nnew[] { Of(\"bar\"), Of(\"box\") }");

        Assert.Equal(["Chart: pie", "Chart: bar", "Chart: box"], result.Outputs.Cast<RichOutput>().Select(o => o.Data.Text("text/plain")));
        Assert.Single(result.Outputs.OfType<ResultOutput>());
    }

    [Fact]
    public void Light_outputs_keep_the_words_alone()
    {
        var cell = NotebookCell.Code("") with { Outputs = [new ResultOutput { Data = _formatter.Format(Chart("bar"), []) }] };

        var light = new NotebookDocument { Cells = [cell] }.WithLightOutputs();

        Assert.Equal(["text/plain"], Assert.IsType<ResultOutput>(light.Cells[0].Outputs[0]).Data.MimeTypes);
    }

    private static GenericChart Chart(string kind) => GenericChart.ofTraceObjects(true, new[] { new Trace(kind) });
}
