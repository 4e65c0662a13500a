using System.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables as CSV after RFC 4180.</summary>
internal static class TableCsv
{
    private const string LineEnd = "\r\n";

    public static string Write(ResultTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(c => Field(c.Name))).Append(LineEnd);
        foreach (var row in table.Rows)
            text.AppendJoin(',', row.Select(value => Field(TableCells.Raw(value)))).Append(LineEnd);
        return text.ToString();
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
