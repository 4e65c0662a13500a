namespace SerWorkbook.Charts.Grammar;

/// <summary>Which marks fit which axes.</summary>
internal static class PanelRules
{
    public static Axis Complete(Axis axis, IReadOnlyList<Mark> marks)
    {
        if (axis.Scale != AxisScale.Category || axis.Categories.Count > 0)
        {
            return axis;
        }

        var names = marks.SelectMany(CategoriesOf).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            throw new ArgumentException($"The axis \"{axis.Label}\" has no categories, and no mark brings any.", nameof(axis));
        }

        return axis.WithCategories(names);
    }

    public static void Check(Panel panel)
    {
        foreach (var mark in panel.Marks)
        {
            switch (mark)
            {
                case null:
                    throw new ArgumentException("A mark of the panel is null.", nameof(panel));
                case Bars bars:
                    CheckCategories(panel, bars.Categories, "bars", flatAllowed: true);
                    break;
                case Boxes boxes:
                    CheckCategories(panel, boxes.Categories, "boxes", flatAllowed: false);
                    break;
                case Heatmap heatmap:
                    CheckCells(panel.X, heatmap.X, "columns");
                    CheckCells(panel.Y, heatmap.Y, "rows");
                    break;
                case Histogram when panel.X.Scale == AxisScale.Category || panel.Y.Scale != AxisScale.Linear:
                    throw new ArgumentException("A histogram needs a number axis as X and a linear one as Y.", nameof(panel));
                default:
                    break;
            }

            CheckPositive(panel.X, MarkExtent.AlongX(mark, panel));
            CheckPositive(panel.Y, MarkExtent.AlongY(mark, panel));
        }
    }

    private static IReadOnlyList<string> CategoriesOf(Mark mark) =>
        mark switch
        {
            Bars bars => bars.Categories,
            Boxes boxes => boxes.Categories,
            _ => [],
        };

    private static void CheckCategories(Panel panel, IReadOnlyList<string> categories, string what, bool flatAllowed)
    {
        var (x, y) = (panel.X.Scale == AxisScale.Category, panel.Y.Scale == AxisScale.Category);
        if (x == y || (y && !flatAllowed))
        {
            throw new ArgumentException($"The {what} need {(flatAllowed ? "either X or Y" : "X alone")} as category axis.", nameof(panel));
        }

        var axis = x ? panel.X : panel.Y;
        if (categories.FirstOrDefault(c => !axis.Categories.Contains(c, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"\"{unknown}\" is not a category of the axis \"{axis.Label}\".", nameof(panel));
        }
    }

    private static void CheckCells(Axis axis, IReadOnlyList<double> centres, string what)
    {
        if (axis.Scale == AxisScale.Log)
        {
            throw new ArgumentException($"A heatmap cannot lie on the log axis \"{axis.Label}\"; its cells have one size.", nameof(axis));
        }

        if (axis.Scale == AxisScale.Category && !centres.SequenceEqual(Enumerable.Range(0, axis.Categories.Count).Select(i => (double)i)))
        {
            throw new ArgumentException(
                $"The axis \"{axis.Label}\" has {axis.Categories.Count} categories; the {what} must be centred on 0 to "
                    + $"{axis.Categories.Count - 1}.",
                nameof(axis)
            );
        }
    }

    private static void CheckPositive(Axis axis, IEnumerable<double> positions)
    {
        if (axis.Scale != AxisScale.Log)
        {
            return;
        }

        foreach (var position in positions)
        {
            if (position <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{position} cannot lie on the log axis \"{axis.Label}\"; values must be positive."),
                    nameof(axis)
                );
            }
        }
    }
}
