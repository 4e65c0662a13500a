using SerWorkbook.Charts.Grammar;
using SerWorkbook.Display;

namespace SerWorkbook.Charts;

/// <summary>What a picture shows: data, titles, axes with units and a text for those who cannot see it. Not how it is drawn.</summary>
/// <remarks><see cref="PlotlyFigure"/> and <see cref="PngFigure"/> draw it; both show the same values, ranges, order and colours.</remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text])]
public sealed record Figure : FigureContent
{
    /// <summary>Takes the panels.</summary>
    /// <param name="name">A name that is good as a file name, such as "spectrogram-neutral"; see <see cref="FigureName"/>.</param>
    /// <param name="title">The title over the picture.</param>
    /// <param name="altText">One or two sentences that say what is to be seen, for screen readers and where pictures are not shown.</param>
    /// <param name="panels">The charts, row by row; at least one.</param>
    /// <exception cref="ArgumentException">A text is missing, the name is not good as a file name, or there is no panel.</exception>
    public Figure(string name, string title, string altText, params Panel[] panels)
        : base(name, title, altText, panels) { }

    /// <summary>What is to be seen, as a text that notebooks show below the picture.</summary>
    public FigureReading Reading => new(AltText);
}
