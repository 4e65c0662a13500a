using System.Text.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Printing;

/// <summary>Makes pictures of the Plotly charts that a notebook displays, whoever made them.</summary>
/// <param name="printer">The browser that draws them.</param>
internal sealed class ChartPictures(PdfPrinter printer)
{
    // The size that plotly.js gives charts in a page, and the limits of what a layout may ask for.
    private const int UsualWidth = 900;
    private const int UsualHeight = 500;
    private const int Smallest = 100;
    private const int Largest = 4000;

    private readonly Lazy<string> _script = new(PlotlyScript.Read);

    /// <summary>Writes the pictures: NAME-chart-1.png and so on, in the order of the notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The paths of the pictures, each as it is written.</returns>
    /// <exception cref="SerException">The notebook cannot be read, or the browser fails.</exception>
    public async IAsyncEnumerable<string> WriteAsync(
        string notebook,
        string folder,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        var charts = NotebookDocument
            .Load(notebook)
            .Cells.SelectMany(cell => cell.Outputs.OfType<RichOutput>())
            .Select(output => output.Data.Json(MimeTypes.Plotly))
            .OfType<JsonElement>();
        foreach (var (i, chart) in charts.Index())
        {
            var png = Path.Combine(folder, FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(notebook)}-chart-{i + 1}.png"));
            await DrawAsync(chart, png, stop).ConfigureAwait(false);
            yield return png;
        }
    }

    private async Task DrawAsync(JsonElement chart, string png, CancellationToken stop)
    {
        var scratch = ScratchFolder.Create("chart").FullName;
        try
        {
            var (width, height) = SizeOf(chart);
            var page = Path.Combine(scratch, "chart.html");
            await File.WriteAllTextAsync(page, Page(chart.GetRawText(), width, height), stop).ConfigureAwait(false);
            await printer.PictureAsync(page, png, width, height, stop).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static (int Width, int Height) SizeOf(JsonElement figure)
    {
        var layout = figure.ValueKind == JsonValueKind.Object && figure.TryGetProperty("layout", out var found) ? found : default;
        return (Length(layout, "width", UsualWidth), Length(layout, "height", UsualHeight));
    }

    private static int Length(JsonElement layout, string name, int usual) =>
        layout.ValueKind == JsonValueKind.Object
        && layout.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var length)
            ? (int)Math.Clamp(length, Smallest, Largest)
            : usual;

    // Nothing but the two scripts may run, and nothing is fetched.
    private string Page(string chart, int width, int height) =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-chart'; style-src 'unsafe-inline'; img-src data: blob:">
            <style>html, body { margin: 0; background: #fff; overflow: hidden } #chart { width: {{width}}px; height: {{height}}px }</style>
            </head>
            <body>
            <div id="chart"></div>
            <script nonce="chart">{{_script.Value}}</script>
            <script nonce="chart">
            const figure = {{chart.Replace("<", "\\u003c", StringComparison.Ordinal)}};
            const layout = { ...figure.layout, width: {{width}}, height: {{height}} };
            Plotly.newPlot('chart', figure.data, layout, { ...figure.config, staticPlot: true, displayModeBar: false });
            </script>
            </body>
            </html>
            """;
}
