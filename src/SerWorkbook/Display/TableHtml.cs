using System.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables as HTML that keeps its meaning where styles and scripts are stripped.</summary>
internal static class TableHtml
{
    public static string Write(ResultTable table)
    {
        var cells = new TableCells(table);
        var html = new StringBuilder();
        if (table.Notice is not null)
        {
            html.Append(new Notice(table.Notice).ToHtml());
        }

        html.Append("<table class=\"ser-table\">\n<caption>").Append(HtmlEscape.Escape(table.Title)).Append("</caption>\n<thead><tr>");
        for (var c = 0; c < table.Columns.Count; c++)
        {
            html.Append("<th scope=\"col\"")
                .Append(Align(cells.Alignment(c)))
                .Append('>')
                .Append(HtmlEscape.EscapeLines(table.Columns[c].Name))
                .Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            WriteRow(html, table, cells, r);
        }

        html.Append("</tbody>\n</table>\n");
        if (table.Footnote is not null)
        {
            html.Append("<p class=\"ser-footnote\"><small>").Append(HtmlEscape.EscapeLines(table.Footnote)).Append("</small></p>\n");
        }

        return html.ToString();
    }

    private static void WriteRow(StringBuilder html, ResultTable table, TableCells cells, int row)
    {
        html.Append("<tr>");
        for (var c = 0; c < table.Columns.Count; c++)
        {
            // The first cell names the row.
            var (tag, scope) = c == 0 ? ("th", " scope=\"row\"") : ("td", string.Empty);
            var text = HtmlEscape.EscapeLines(cells.Text(row, c));
            html.Append('<')
                .Append(tag)
                .Append(scope)
                .Append(Align(cells.Alignment(c)))
                .Append('>')
                .Append(cells.IsBest(row, c) ? $"<strong>{text}</strong>" : text)
                .Append("</")
                .Append(tag)
                .Append('>');
        }

        html.Append("</tr>\n");
    }

    // The old attribute survives where style attributes are stripped.
    private static string Align(ColumnAlignment alignment) =>
        alignment switch
        {
            ColumnAlignment.Right => " align=\"right\"",
            ColumnAlignment.Center => " align=\"center\"",
            _ => " align=\"left\"",
        };
}
