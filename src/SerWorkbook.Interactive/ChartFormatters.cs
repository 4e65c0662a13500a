using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Interactive;

/// <summary>Formats the charts of Plotly.NET.</summary>
/// <remarks>Types and functions are found by name, so that this assembly names neither Plotly.NET nor FSharp.Core.</remarks>
internal static class ChartFormatters
{
    private const string ChartType = "Plotly.NET.GenericChart, Plotly.NET";

    /// <summary>Registers the formatters.</summary>
    public static void Register()
    {
        if (Type.GetType(ChartType) is not { } chart || PlotlyCharts.For(chart) is not { } convention)
        {
            return;
        }

        Formatter.GetPreferredMimeTypesFor(chart);

        // As for figures: Jupyter cannot draw what this kernel sends as Plotly's own MIME type.
        var formatters = convention.Formatters.Where(formatter => formatter.MimeType != MimeTypes.Plotly).ToArray();
        foreach (var formatter in formatters)
        {
            Formatter.Register(chart, (value, text) => formatter.Format(value, text), formatter.MimeType);
        }

        Formatter.SetPreferredMimeTypesFor(chart, [.. formatters.Select(formatter => formatter.MimeType)]);
    }
}
