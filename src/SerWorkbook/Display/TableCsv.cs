using System.Text;
using SerWorkbook.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables as CSV after RFC 4180.</summary>
internal static class TableCsv
{
    private const string LineEnd = "\r\n";

    public static string Write(ResultTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(c => CsvText.Field(c.Name))).Append(LineEnd);
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(value => CsvText.Field(TableCells.Raw(value)))).Append(LineEnd);
        }

        return text.ToString();
    }
}
