using Microsoft.Data.Analysis;

namespace SerWorkbook.Display;

/// <summary>Makes data frames of tables.</summary>
internal static class TableFrame
{
    /// <summary>Makes a data frame with the values of a table, each column of the narrowest type that holds them.</summary>
    /// <param name="table">The table.</param>
    public static DataFrame Of(ResultTable table) =>
        new(table.Columns.Select((column, i) => Column(column.Name, [.. table.Rows.Select(row => row[i])])));

    private static DataFrameColumn Column(string name, object?[] values) =>
        values.All(value => value is null or bool) ? new BooleanDataFrameColumn(name, values.Select(value => (bool?)value))
        : values.All(value => value is null or int) ? new Int32DataFrameColumn(name, values.Select(value => (int?)value))
        : values.All(IsNumber) ? new DoubleDataFrameColumn(name, values.Select(Number))
        : new StringDataFrameColumn(name, values.Select(value => value is null ? null : TableCells.Raw(value)));

    private static bool IsNumber(object? value) => value is null or double or float or int or long;

    private static double? Number(object? value) =>
        value switch
        {
            null or double.NaN or float.NaN => null,
            double number => number,
            float number => number,
            int number => number,
            _ => (long)value,
        };
}
