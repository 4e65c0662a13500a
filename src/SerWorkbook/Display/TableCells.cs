using System.Globalization;

namespace SerWorkbook.Display;

/// <summary>What the cells of a table show, before any markup.</summary>
internal sealed class TableCells
{
    public const string Missing = "–";

    private readonly ResultTable _table;
    private readonly bool[] _right;
    private readonly double[] _best;

    public TableCells(ResultTable table)
    {
        _table = table;
        _right = [.. table.Columns.Select((_, c) => IsNumeric(c))];
        _best = [.. table.Columns.Select((column, c) => BestOf(column.Best, c))];
    }

    /// <summary>Whether any value is emphasised.</summary>
    public bool HasBest => _best.Any(b => !double.IsNaN(b));

    public static string Raw(object? value) =>
        value switch
        {
            null or double.NaN or float.NaN => string.Empty,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };

    public string Text(int row, int column) =>
        _table.Rows[row][column] switch
        {
            null or double.NaN or float.NaN => Missing,
            IFormattable formattable => formattable.ToString(_table.Columns[column].Format, CultureInfo.InvariantCulture),
            var value => value.ToString() ?? string.Empty,
        };

    public bool IsBest(int row, int column) => Number(_table.Rows[row][column]) is { } value && value == _best[column];

    public ColumnAlignment Alignment(int column) =>
        _table.Columns[column].Alignment switch
        {
            ColumnAlignment.Automatic => _right[column] ? ColumnAlignment.Right : ColumnAlignment.Left,
            var chosen => chosen,
        };

    private static double? Number(object? value) =>
        value switch
        {
            double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte => Convert.ToDouble(
                value,
                CultureInfo.InvariantCulture
            ),
            _ => null,
        };

    private bool IsNumeric(int column)
    {
        var present = _table.Rows.Select(r => r[column]).Where(v => v is not null).ToArray();
        return present.Length > 0 && present.All(v => Number(v) is not null || v is TimeSpan);
    }

    private double BestOf(BestValue best, int column)
    {
        var numbers = _table
            .Rows.Select(r => Number(r[column]))
            .OfType<double>()
            .Where(v => !double.IsNaN(v))
            .DefaultIfEmpty(double.NaN)
            .ToArray();
        return best switch
        {
            BestValue.Highest => numbers.Max(),
            BestValue.Lowest => numbers.Min(),
            _ => double.NaN,
        };
    }
}
