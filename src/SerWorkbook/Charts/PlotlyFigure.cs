using Plotly.NET;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Interactive;

namespace SerWorkbook;

/// <summary>Draws figures with plotly.js: to point at, zoom in and read values from.</summary>
public static class PlotlyFigure
{
    private static readonly string[] ButtonsLeftOut = ["lasso2d", "select2d"];

    /// <summary>The figure as JSON for the MIME type application/vnd.plotly.v1+json.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>
    /// An object with data, layout and config; layout.meta holds the figure's name, its alt text and its notice. The same
    /// figure gives the same text. It holds no &lt;, &gt; or &amp; and so may stand in a script tag as it is.
    /// </returns>
    /// <remarks>
    /// Backgrounds are transparent and texts have no colour, so that the page can set layout.font.color for light and
    /// dark. The width follows the page. Numbers have five significant digits.
    /// </remarks>
    public static string ToJson(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var frame = new FigureFrame(figure.Content);
        return PlotlyJson.Write(
            PlotlyObject.Of(("data", TracesOf(frame)), ("layout", new PlotlyLayout(frame).Build()), ("config", ConfigOf(figure)))
        );
    }

    /// <summary>The figure as a chart of Plotly.NET, to be changed or combined with its functions.</summary>
    /// <param name="figure">The figure.</param>
    public static GenericChart ToChart(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var frame = new FigureFrame(figure.Content);
        var chart = GenericChart.ofTraceObjects(false, TracesOf(frame));
        return GenericChart.setConfig(ConfigOf(figure), GenericChart.setLayout(new PlotlyLayout(frame).Build(), chart));
    }

    private static Trace[] TracesOf(FigureFrame frame) =>
        [.. Enumerable.Range(0, frame.Content.Panels.Count).SelectMany(i => new PlotlyTraces(frame, i).All())];

    private static Config ConfigOf(Figure figure) =>
        new Config().With(
            ("responsive", true),
            ("displaylogo", false),
            ("modeBarButtonsToRemove", ButtonsLeftOut),
            ("toImageButtonOptions", PlotlyObject.Of(("filename", figure.Name), ("scale", 2)))
        );
}
