using System.Text;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes tables as text with aligned columns.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="write">Writes a value in one line.</param>
    /// <returns>Lines without an end of line after the last.</returns>
    public static string Write(ValueTable table, Func<object?, string> write)
    {
        var rows = table.Rows.Select(r => r.Select(write).ToArray()).ToList();
        var isNumeric = Enumerable.Range(0, Width(table)).Select(c => table.Columns.Count > 0 && IsNumeric(table, c)).ToArray();
        if (table.Columns.Count > 0)
        {
            rows.Insert(0, [.. table.Columns]);
        }

        var widths = isNumeric.Select((_, c) => rows.Max(r => r[c].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(string.Join(Gap, row.Select((v, c) => isNumeric[c] ? v.PadLeft(widths[c]) : v.PadRight(widths[c]))).TrimEnd())
                .Append('\n');
        }

        if (table.More is not null)
        {
            text.Append("… ").Append(table.More).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Tells whether a column holds nothing but numbers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column, from 0.</param>
    /// <returns>True if every value that is there is a number, and one is.</returns>
    public static bool IsNumeric(ValueTable table, int column)
    {
        var values = table.Rows.Select(r => r[column]).Where(v => v is not null and not "").ToList();
        return values.Count > 0 && values.All(ScalarText.IsNumber);
    }

    private static int Width(ValueTable table) =>
        table.Columns.Count > 0 ? table.Columns.Count
        : table.Rows.Count > 0 ? table.Rows[0].Count
        : 0;
}
