using SerWorkbook.Display;

namespace SerWorkbook.Charts;

/// <summary>The formatters of figures: a chart for pages, a picture for GitHub, a text for everything else.</summary>
/// <remarks>No text/html among them: GitHub would take it before the picture and then strip it.</remarks>
internal sealed class FigureFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new DisplayFormatter<Figure>(MimeTypes.Plotly, PlotlyFigure.ToJson),
            new DisplayFormatter<Figure>(MimeTypes.Png, figure => Convert.ToBase64String(PngFigure.ToPng(figure))),
            new DisplayFormatter<Figure>(MimeTypes.Text, PlainText),
        ];

    public static string PlainText(Figure figure) =>
        $"{figure.Title}\n{figure.AltText}" + (figure.Notice is null ? string.Empty : $"\n{figure.Notice}");
}
