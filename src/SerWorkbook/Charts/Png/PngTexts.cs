namespace SerWorkbook.Charts.Png;

/// <summary>The styles of text on a picture.</summary>
internal sealed class PngTexts : IDisposable
{
    public PngText Title { get; } = new(16, bold: true);

    public PngText PanelTitle { get; } = new(13, bold: true);

    public PngText AxisTitle { get; } = new(13);

    public PngText Tick { get; } = new(12);

    public PngText Label { get; } = new(11);

    public PngText Notice { get; } = new(11);

    public void Dispose()
    {
        Title.Dispose();
        PanelTitle.Dispose();
        AxisTitle.Dispose();
        Tick.Dispose();
        Label.Dispose();
        Notice.Dispose();
    }
}
