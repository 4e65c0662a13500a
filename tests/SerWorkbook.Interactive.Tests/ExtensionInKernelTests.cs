using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Interactive.Tests;

/// <summary>The package in .NET Interactive, from a folder of packages, as somebody's notebook references it.</summary>
public sealed class ExtensionInKernelTests(PackedExtension package) : IClassFixture<PackedExtension>
{
    private const string Html = "text/html";
    private const string Png = "image/png";
    private const string Text = "text/plain";

    // Why a restore may fail that nothing here is to blame for: no network, and a cache that lacks a package.
    private static readonly string[] Unreachable = ["NU1301", "NU1101", "NU1102", "NU1103"];

    [Fact]
    public async Task Formats_figures_sounds_tables_data_frames_and_charts()
    {
        RealKernelTool.Require();

        // A version that is cached once is never read again: so a cache of its own, with the build's to fall back on.
        await using var kernel = await KernelUnderTest.StartRealAsync(
            package.Place("work"),
            ("NUGET_PACKAGES", package.Place("cache")),
            ("NUGET_FALLBACK_PACKAGES", RealKernelTool.Packages)
        );
        var client = kernel.Client;
        var restored = await client.RunAsync($"#i \"nuget:{package.Folder}\"\n#r \"nuget: SerWorkbook.Interactive\"");
        var said = restored.Content.GetRawText();
        Assert.SkipWhen(
            restored.Status != "ok" && Unreachable.Any(code => said.Contains(code, StringComparison.Ordinal)),
            $"What the package depends on is neither in the cache nor to be fetched: {said}"
        );
        Assert.True(restored.Status == "ok", said);
        await client.GoodAsync(
            "var clip = new AudioClip(new float[8000], 16000);\nvar figure = ClipFigures.Waveform(\"wave\", clip, \"A wave\");"
        );

        var figure = await ShownAsync(client, "figure");
        Assert.Equal([Png, Html, Text], figure.Data.Keys);
        Assert.Contains("Plotly.newPlot", figure.Data[Html], StringComparison.Ordinal);
        Assert.Contains($"<img src=\"data:image/png;base64,{figure.Data[Png]}\" alt=\"A wave", figure.Data[Html], StringComparison.Ordinal);
        Assert.StartsWith("A wave\n", figure.Data[Text], StringComparison.Ordinal);

        Assert.Contains("<audio ", (await ShownAsync(client, "new Sound(clip, \"silence\")")).Data[Html], StringComparison.Ordinal);

        var table = await ShownAsync(client, "ResultTable.Of(\"Numbers\", new[] { 7 }, columns => columns.Add(\"n\", n => n))");
        Assert.Contains("<caption>Numbers</caption>", table.Data[Html], StringComparison.Ordinal);
        Assert.Equal("Numbers\n\nn\n-\n7", table.Data[Text].Trim());

        // Microsoft.Data.Analysis has an extension of its own, whose table has an id that differs each time and no text.
        var frame = await ShownAsync(
            client,
            "using Microsoft.Data.Analysis;\nnew DataFrame(new PrimitiveDataFrameColumn<int>(\"n\", new[] { 1, 2, 30 }))"
        );
        Assert.StartsWith("<table class=\"ser-data\">\n<thead><tr><th class=\"number\">n</th>", frame.Data[Html], StringComparison.Ordinal);
        Assert.Equal("n\n1\n2\n30\n", frame.Data["text/csv"]);
        Assert.Equal(" n\n 1\n 2\n30", frame.Data[Text]);

        // Without the extension: Could not load file or assembly 'FSharp.Core, Version=10.1.0.0'.
        var chart = await ShownAsync(client, "PlotlyFigure.ToChart(figure)");
        Assert.Equal([Html, Text], chart.Data.Keys);
        Assert.Contains("Plotly.newPlot", chart.Data[Html], StringComparison.Ordinal);
        Assert.StartsWith("Chart", chart.Data[Text], StringComparison.Ordinal);
        Assert.Contains(
            "scatter",
            (await ShownAsync(client, "Plotly.NET.GenericChart.toFigureJson(PlotlyFigure.ToChart(figure))")).Data[Text],
            StringComparison.Ordinal
        );
    }

    private static async Task<CellOutput> ShownAsync(KernelClient client, string code)
    {
        var run = await client.GoodAsync(code);
        var result = Assert.Single(run.Outputs, message => message.Type == "execute_result");
        return CellOutput.Of(result.Type, result.Content.GetProperty("data"));
    }
}
