using Plotly.NET;
using SerWorkbook.Charts;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A chart of this workbook: its data, a title, a description for screen readers, and what it means.</summary>
/// <remarks>
/// <see cref="PlotlyFigure"/> and <see cref="PngFigure"/> draw it; both show the same values, ranges, order and colours.
/// </remarks>
[HostConvention.TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text])]
public sealed record Figure
{
    internal Figure(string name, string title, string altText, params Panel[] panels) =>
        Content = new FigureContent(name, title, altText, panels);

    /// <summary>The name, usable as a file name without extension, such as "spectrogram-neutral".</summary>
    public string Name => Content.Name;

    /// <summary>The title above the picture.</summary>
    public string Title => Content.Title;

    /// <summary>A description of the picture in one or two sentences, for screen readers and where pictures are not shown.</summary>
    public string AltText => Content.AltText;

    /// <summary>What the data in the figure means, in a sentence or two, or null if it allows no interpretation.</summary>
    public string? Interpretation { get; internal init; }

    /// <summary>A sentence that must stay with the picture, such as that the voices are synthetic, or null.</summary>
    public string? Notice
    {
        get => Content.Notice;
        init => Content = Content with { Notice = value };
    }

    /// <summary>The interpretation in the form that notebooks and reports show below the picture, or null.</summary>
    public FigureReading? Reading => Interpretation is null ? null : new FigureReading(Interpretation);

    /// <summary>The figure as a chart of Plotly.NET, which its functions restyle, combine and save.</summary>
    /// <returns>A new chart, which shares nothing with the figure.</returns>
    /// <example>
    /// With <c>using Plotly.NET.CSharp</c>:
    /// <code>figure.ToPlotly().WithSize(Width: 900, Height: 400)</code>
    /// </example>
    public GenericChart ToPlotly() => PlotlyFigure.ToChart(this);

    internal FigureContent Content { get; private init; }

    internal IReadOnlyList<Panel> Panels => Content.Panels;

    internal int Columns
    {
        get => Content.Columns;
        init => Content = Content with { Columns = value };
    }

    internal AxisSharing Sharing
    {
        get => Content.Sharing;
        init => Content = Content with { Sharing = value };
    }
}
