using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Charts;
using SerWorkbook.Notebooks.Charts;

namespace SerWorkbook.Interactive;

/// <summary>Formats figures, tables, sounds and the other contents of the workbook.</summary>
internal static class WorkbookFormatters
{
    /// <summary>Registers the formatters.</summary>
    public static void Register()
    {
        RegisterFigures();
        foreach (var type in typeof(IDisplayContent).Assembly.GetExportedTypes().Where(IsContent))
        {
            Formatter.Register(type, (content, text) => text.Write(((IDisplayContent)content).ToHtml()), MimeTypes.Html);
            Formatter.Register(type, (content, text) => text.Write(((IDisplayContent)content).ToPlainText()), MimeTypes.Text);
            Formatter.SetPreferredMimeTypesFor(type, MimeTypes.Html, MimeTypes.Text);
        }
    }

    // Jupyter gets Plotly's own MIME type from this kernel as text, not as JSON, and draws nothing. HTML draws in all of its hosts.
    private static void RegisterFigures()
    {
        // Reads what the type itself prefers, which would come later otherwise and replace this.
        Formatter.GetPreferredMimeTypesFor(typeof(Figure));
        Formatter.Register<Figure>((figure, text) => text.Write(Html(figure)), MimeTypes.Html);
        Formatter.Register<Figure>((figure, text) => text.Write(Png(figure)), MimeTypes.Png);
        Formatter.Register<Figure>((figure, text) => text.Write(FigureFormatterSource.PlainText(figure)), MimeTypes.Text);
        Formatter.SetPreferredMimeTypesFor(typeof(Figure), MimeTypes.Html, MimeTypes.Png, MimeTypes.Text);
    }

    private static string Html(Figure figure)
    {
        var alt = SerWorkbook.Notebooks.HtmlText.Escape(FigureFormatterSource.PlainText(figure));
        var picture = $"<img src=\"data:{MimeTypes.Png};base64,{Png(figure)}\" alt=\"{alt}\" style=\"max-width:100%\">";
        return PlotlyHtml.Write(JsonElement.Parse(PlotlyFigure.ToJson(figure)), PlotlyScript.Version(), picture);
    }

    private static string Png(Figure figure) => Convert.ToBase64String(PngFigure.ToPng(figure));

    private static bool IsContent(Type type) => type.IsAssignableTo(typeof(IDisplayContent)) && !type.IsInterface && !type.IsAbstract;
}
