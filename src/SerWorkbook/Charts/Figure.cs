using SerWorkbook.Charts;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A chart of this workbook: what it shows, with a title and a text for those who cannot see it. Not how it is drawn.</summary>
/// <remarks><see cref="PlotlyFigure"/> and <see cref="PngFigure"/> draw it; both show the same values, ranges, order and colours.</remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text])]
public sealed record Figure
{
    internal Figure(string name, string title, string altText, params Panel[] panels) =>
        Content = new FigureContent(name, title, altText, panels);

    /// <summary>The name, good as a file name without extension, such as "spectrogram-neutral".</summary>
    public string Name => Content.Name;

    /// <summary>The title over the picture.</summary>
    public string Title => Content.Title;

    /// <summary>One or two sentences that say what is to be seen, for screen readers and where pictures are not shown.</summary>
    public string AltText => Content.AltText;

    /// <summary>A sentence that must stay with the picture, such as that the voices are synthetic, or null.</summary>
    public string? Notice
    {
        get => Content.Notice;
        init => Content = Content with { Notice = value };
    }

    /// <summary>What is to be seen, as a text that notebooks show below the picture.</summary>
    public FigureReading Reading => new(AltText);

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
