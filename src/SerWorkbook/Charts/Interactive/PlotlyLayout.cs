using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>The layout of a figure for plotly.js: titles, axes, colour bars, legend. Colours of text are left to the page.</summary>
internal sealed class PlotlyLayout
{
    private const string Grid = "rgba(128,128,128,0.25)";
    private const string AxisLine = "rgba(128,128,128,0.7)";
    private const string Transparent = "rgba(0,0,0,0)";
    private const int TitleLetters = 40;
    private const int NoticeLetters = 56;
    private const int PanelTitleLetters = 40;
    private const int BarLabelLetterWidth = 7;
    private const double TypicalWidth = 700;
    private const double Slanted = -35;
    private const int FewWholeNumbers = 12;

    private readonly FigureFrame _frame;
    private readonly FigureContent _figure;
    private readonly int _height;

    public PlotlyLayout(FigureFrame frame)
    {
        _frame = frame;
        _figure = frame.Content;
        _height = FigureSize.Of(_figure).Height;
    }

    public static string ColorAxisName(Frames.ColorAxis axis) => axis.Index == 0 ? "coloraxis" : Invariant($"coloraxis{axis.Index + 1}");

    public Layout Build()
    {
        var layout = new Layout().With(
            ("title", Title()),
            ("height", _height),
            ("margin", PlotlyObject.Of(("l", 60), ("r", Right), ("t", Top), ("b", Bottom))),
            ("paper_bgcolor", Transparent),
            ("plot_bgcolor", Transparent),
            ("hovermode", "closest"),
            ("barmode", _figure.Panels.Any(p => p.Arrangement == BarArrangement.Stacked) ? "relative" : "overlay"),
            (
                "uniformtext",
                _figure.Panels.Any(p => p.Marks.Any(m => m is Bars { Labels: not null }))
                    ? PlotlyObject.Of(("minsize", 10), ("mode", "hide"))
                    : null
            ),
            ("showlegend", _frame.Styles.Legend.Count > 0),
            ("legend", _frame.Styles.Legend.Count > 0 ? Legend() : null),
            (
                "meta",
                PlotlyObject.Of(("name", _figure.Name), ("alt", _figure.AltText), ("notice", _figure.Notice), ("columns", _figure.Columns))
            )
        );
        for (var i = 0; i < _figure.Panels.Count; i++)
        {
            layout.SetProperty("xaxis" + Number(i), XAxis(i));
            layout.SetProperty("yaxis" + Number(i), YAxis(i));
        }

        foreach (var axis in _frame.ColorAxes)
        {
            layout.SetProperty(ColorAxisName(axis), Colors(axis));
        }

        return layout.With(("shapes", Shapes()), ("annotations", Annotations()));
    }

    private static string Number(int panel) => panel == 0 ? string.Empty : Invariant($"{panel + 1}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private int TitleLines => TextWrap.Lines(_figure.Title, TitleLetters).Count;

    private int NoticeLines => _figure.Notice is null ? 0 : TextWrap.Lines(_figure.Notice, NoticeLetters).Count;

    private bool HasPanelTitles => _figure.Panels.Any(p => p.Title is not null);

    private int Top => 14 + 20 * TitleLines + 15 * NoticeLines + (HasPanelTitles ? 24 : 10);

    // Labels of lying bars may reach beyond an axis whose end is fixed.
    private int Right =>
        20
        + BarLabelLetterWidth
            * _figure
                .Panels.Where(p => p.BarsLieFlat && p.X.Maximum is not null && p.Arrangement == BarArrangement.Grouped)
                .SelectMany(p => p.Marks.OfType<Bars>().SelectMany(b => b.Labels ?? []))
                .Select(l => l.Length)
                .DefaultIfEmpty()
                .Max();

    private int Bottom => _frame.Styles.Legend.Count > 0 ? 84 : 52;

    private DynamicObj.DynamicObj Title()
    {
        var notice = _figure.Notice is null
            ? string.Empty
            : "<br><span style=\"font-size:11px\">" + PlotlyText.Wrap(_figure.Notice, NoticeLetters) + "</span>";
        return PlotlyObject.Of(
            ("text", "<b>" + PlotlyText.Wrap(_figure.Title, TitleLetters) + "</b>" + notice),
            ("font", PlotlyObject.Of(("size", 15))),
            ("x", 0),
            ("xanchor", "left"),
            ("y", 1),
            ("yanchor", "top"),
            ("yref", "container"),
            ("pad", PlotlyObject.Of(("t", 12), ("l", 10)))
        );
    }

    private static DynamicObj.DynamicObj Legend() =>
        PlotlyObject.Of(
            ("orientation", "h"),
            ("x", 0),
            ("xanchor", "left"),
            ("y", 0),
            ("yref", "container"),
            ("yanchor", "bottom"),
            ("font", PlotlyObject.Of(("size", 12)))
        );

    private LinearAxis XAxis(int panel)
    {
        var (left, right) = ColumnDomain(_frame.ColumnOf(panel));
        var shared = _figure.Sharing.HasFlag(AxisSharing.X) && panel > 0;
        return AxisOf(
                _frame.X[panel],
                "y" + Number(panel),
                _frame.LabelsX(panel),
                shared ? "x" : null,
                NoGrid(panel),
                HasBars(panel) && _figure.Panels[panel].BarsLieFlat,
                reversed: false,
                _figure.Columns
            )
            .With(("domain", new[] { left, right }));
    }

    private LinearAxis YAxis(int panel)
    {
        var (bottom, top) = RowDomain(_frame.RowOf(panel));
        var shared = _figure.Sharing.HasFlag(AxisSharing.Y) && panel > 0;
        return AxisOf(
                _frame.Y[panel],
                "x" + Number(panel),
                _frame.LabelsY(panel),
                shared ? "y" : null,
                NoGrid(panel),
                HasBars(panel) && !_figure.Panels[panel].BarsLieFlat,
                reversed: _frame.Y[panel].IsCategory,
                columns: 1
            )
            .With(("domain", new[] { bottom, top }))
            .With(PlotlyRowTicks.Of(_figure.Panels[panel], _frame.LabelsY(panel)));
    }

    private bool NoGrid(int panel) => _figure.Panels[panel].Marks.Any(m => m is Heatmap);

    private bool HasBars(int panel) => _figure.Panels[panel].Marks.Any(m => m is Bars or Histogram);

    private (double Left, double Right) ColumnDomain(int column)
    {
        var columns = Math.Min(_figure.Columns, _figure.Panels.Count);
        var hasBarBetween = columns > 1 && _frame.ColorAxes.Any(a => !a.IsShared && a.HasBar);
        var gap =
            _figure.Sharing.HasFlag(AxisSharing.Y) ? 0.07
            : hasBarBetween ? 0.16
            : 0.1;
        var roomForColorBar = hasBarBetween ? 0.08 : 0;
        var width = (1 - gap * (columns - 1)) / columns;
        return (column * (width + gap), column * (width + gap) + width - roomForColorBar);
    }

    private (double Bottom, double Top) RowDomain(int row)
    {
        var rows = _figure.Rows;
        var pixels = (HasPanelTitles ? 26 : 10) + (_figure.Sharing.HasFlag(AxisSharing.X) ? 8 : 46);
        var gap = rows == 1 ? 0 : (double)pixels / (_height - Top - Bottom);
        var height = (1 - gap * (rows - 1)) / rows;
        var top = 1 - row * (height + gap);
        return (Math.Max(0, top - height), top);
    }

    private static LinearAxis AxisOf(
        AxisFrame frame,
        string anchor,
        bool labels,
        string? matches,
        bool noGrid,
        bool zeroLine,
        bool reversed,
        int columns
    )
    {
        var (from, to) = ((decimal)frame.From, (decimal)frame.To);
        return new LinearAxis()
            .With(
                ("title", labels ? PlotlyObject.Of(("text", PlotlyText.Escape(frame.Axis.Title)), ("standoff", 8)) : null),
                ("type", frame.Axis.Scale == AxisScale.Log ? "log" : "linear"),
                ("range", reversed ? new[] { to, from } : new[] { from, to }),
                ("matches", matches),
                ("anchor", anchor),
                ("showgrid", !noGrid && !frame.IsCategory),
                ("gridcolor", Grid),
                ("zerolinecolor", zeroLine ? AxisLine : null),
                ("zeroline", zeroLine),
                ("showline", true),
                ("linecolor", AxisLine),
                ("ticks", "outside"),
                ("ticklen", 4),
                ("tickcolor", AxisLine),
                ("showticklabels", labels),
                ("automargin", true)
            )
            .With(Ticks(frame, anchor[0] == 'x', columns));
    }

    private static (string Name, object? Value)[] Ticks(AxisFrame frame, bool beside, int columns)
    {
        if (frame.IsCategory)
        {
            return
            [
                ("tickvals", Enumerable.Range(0, frame.Axis.Categories.Count).ToArray()),
                ("ticktext", frame.Axis.Categories.Select(c => beside ? PlotlyText.YCategory(c) : PlotlyText.XCategory(c)).ToArray()),
                ("tickangle", !beside && Crowded(frame.Axis.Categories, columns) ? Slanted : null),
            ];
        }

        if (frame.Axis.Scale == AxisScale.Log && frame.Axis.Ticks.Count == 0)
        {
            return [("exponentformat", "none"), ("separatethousands", true), ("dtick", frame.Span >= AxisTicks.DecadesOnly ? 1 : "D2")];
        }

        if (frame.Axis.Ticks.Count > 0)
        {
            return
            [
                ("tickvals", frame.Axis.Ticks.Select(t => t.Position).ToArray()),
                ("ticktext", frame.Axis.Ticks.Select(t => PlotlyText.Escape(t.Text)).ToArray()),
            ];
        }

        return
        [
            ("separatethousands", true),
            ("exponentformat", "none"),
            ("nticks", columns > 2 ? 4 : 8),
            ("dtick", frame.CountsThings && frame.Span <= FewWholeNumbers ? 1 : null),
        ];
    }

    // On narrower pages plotly.js turns labels by itself, but the other way round than the PNG does.
    private static bool Crowded(IReadOnlyList<string> categories, int columns) =>
        (categories.Max(c => c.Length) + 1) * BarLabelLetterWidth > TypicalWidth / columns / categories.Count;

    private DynamicObj.DynamicObj Colors(Frames.ColorAxis axis)
    {
        var (bottom, top) = axis.IsShared ? (0, 1) : RowDomain(_frame.RowOf(axis.Panels[0]));
        var right = axis.IsShared ? 1 : ColumnDomain(_frame.ColumnOf(axis.Panels[0])).Right;
        var stops = axis.Scale.Stops;
        return new Plotly.NET.LayoutObjects.ColorAxis().With(
            ("cmin", axis.From),
            ("cmax", axis.To),
            ("showscale", axis.HasBar ? null : false),
            ("colorscale", stops.Select((stop, i) => new object[] { (decimal)i / (stops.Count - 1), stop.ToString() }).ToArray()),
            (
                "colorbar",
                PlotlyObject.Of(
                    ("title", PlotlyObject.Of(("text", PlotlyText.Escape(axis.Title)), ("side", "right"))),
                    ("thickness", 14),
                    ("outlinewidth", 0),
                    ("x", right),
                    ("xpad", 8),
                    ("y", (bottom + top) / 2),
                    ("len", top - bottom),
                    ("separatethousands", true),
                    ("exponentformat", "none")
                )
            )
        );
    }

    private Shape[]? Shapes()
    {
        var shapes = _figure.Panels.SelectMany((panel, i) => PlotlyShapes.Of(panel, Number(i))).ToArray();
        return shapes.Length > 0 ? shapes : null;
    }

    private Annotation[]? Annotations()
    {
        var labels = _figure.Panels.SelectMany((panel, i) => PlotlyShapes.LabelsOf(panel, _frame.X[i], _frame.Y[i], Number(i)));
        var rowLabels = _figure.Panels.SelectMany(
            (panel, i) => _frame.LabelsY(i) ? PlotlyRowTicks.LabelsOf(panel, _frame.Y[i], Number(i)) : []
        );
        var all = labels.Concat(rowLabels).Concat(_figure.Panels.SelectMany((panel, i) => PanelTitle(panel, Number(i)))).ToArray();
        return all.Length > 0 ? all : null;
    }

    private static IEnumerable<Annotation> PanelTitle(Panel panel, string number) =>
        panel.Title is null
            ? []
            :
            [
                new Annotation().With(
                    ("text", PlotlyText.Escape(TextWrap.Shorten(panel.Title, PanelTitleLetters))),
                    ("showarrow", false),
                    ("xref", $"x{number} domain"),
                    ("yref", $"y{number} domain"),
                    ("x", 0.5),
                    ("y", 1),
                    ("xanchor", "center"),
                    ("yanchor", "bottom"),
                    ("yshift", 2),
                    ("font", PlotlyObject.Of(("size", 13)))
                ),
            ];
}
