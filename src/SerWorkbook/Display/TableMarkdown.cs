using System.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables in GitHub's Markdown.</summary>
internal static class TableMarkdown
{
    public static string Write(ResultTable table)
    {
        var cells = new TableCells(table);
        var text = new StringBuilder().Append("**").Append(MarkdownText.Escape(table.Title)).Append("**\n\n");
        if (table.Notice is not null)
        {
            text.Append("> ").Append(MarkdownText.Escape(table.Notice)).Append("\n\n");
        }

        AppendRow(text, table.Columns.Select(c => MarkdownText.Escape(c.Name)));
        AppendRow(
            text,
            table.Columns.Select(
                (_, c) =>
                    cells.Alignment(c) switch
                    {
                        ColumnAlignment.Right => "---:",
                        ColumnAlignment.Center => ":---:",
                        _ => ":---",
                    }
            )
        );
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = r;
            AppendRow(
                text,
                table.Columns.Select(
                    (_, c) =>
                        cells.IsBest(row, c) ? $"**{MarkdownText.Escape(cells.Text(row, c))}**" : MarkdownText.Escape(cells.Text(row, c))
                )
            );
        }

        if (table.Footnote is not null)
        {
            text.Append('\n').Append(MarkdownText.Escape(table.Footnote)).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
