using System.Text;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes tables as HTML without any style, which is what GitHub leaves of it anyway.</summary>
internal static class HtmlTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="write">Writes a value as HTML.</param>
    /// <returns>A <c>table</c> element, and a line about what is not shown.</returns>
    public static string Write(ValueTable table, Func<object?, string> write)
    {
        var html = new StringBuilder("<table>\n");
        if (table.Columns.Count > 0)
        {
            var heads = table.Columns.Select((c, i) => $"<th{Class(table, i)}>{HtmlText.Escape(c)}</th>");
            html.Append("<thead><tr>").AppendJoin("", heads).Append("</tr></thead>\n");
        }

        html.Append("<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select((v, i) => Cell(table, v, i, write))).Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>");
        if (table.More is not null)
        {
            html.Append("\n<p>… ").Append(HtmlText.Escape(table.More)).Append("</p>");
        }

        return html.ToString();
    }

    private static string Cell(ValueTable table, object? value, int column, Func<object?, string> write) =>
        table.Columns.Count == 0 && column == 0
            ? $"<th scope=\"row\">{write(value)}</th>"
            : $"<td{Class(table, column)}>{write(value)}</td>";

    private static string Class(ValueTable table, int column) =>
        table.Columns.Count > 0 && TextTable.IsNumeric(table, column) ? " class=\"number\"" : "";
}
