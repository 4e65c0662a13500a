using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>What both renderers agree on before either draws: frames of all axes, styles, colour axes, who labels what.</summary>
internal sealed class FigureFrame
{
    public FigureFrame(FigureContent figure)
    {
        Content = figure;
        Styles = new SeriesStyles(figure);
        ColorAxes = ColorAxis.Of(figure);
        var panels = figure.Panels;
        X = figure.Sharing.HasFlag(AxisSharing.X)
            ? [.. Enumerable.Repeat(AxisFrame.X(panels), panels.Count)]
            : [.. panels.Select(p => AxisFrame.X([p]))];
        Y = figure.Sharing.HasFlag(AxisSharing.Y)
            ? [.. Enumerable.Repeat(AxisFrame.Y(panels), panels.Count)]
            : [.. panels.Select(p => AxisFrame.Y([p]))];
    }

    public FigureContent Content { get; }

    public SeriesStyles Styles { get; }

    public IReadOnlyList<ColorAxis> ColorAxes { get; }

    /// <summary>The frame of each panel's X axis.</summary>
    public IReadOnlyList<AxisFrame> X { get; }

    /// <summary>The frame of each panel's Y axis.</summary>
    public IReadOnlyList<AxisFrame> Y { get; }

    public ColorAxis ColorAxisOf(Heatmap map) => ColorAxes.First(a => a.Has(map));

    public int RowOf(int panel) => panel / Content.Columns;

    public int ColumnOf(int panel) => panel % Content.Columns;

    /// <summary>
    /// Whether a panel writes labels under its X axis: all do, or, where the axis is shared, those without a panel below.
    /// </summary>
    public bool LabelsX(int panel) => !Content.Sharing.HasFlag(AxisSharing.X) || panel + Content.Columns >= Content.Panels.Count;

    /// <summary>Whether a panel writes labels at its Y axis: all do, or, where the axis is shared, those of the first column.</summary>
    public bool LabelsY(int panel) => !Content.Sharing.HasFlag(AxisSharing.Y) || ColumnOf(panel) == 0;
}
