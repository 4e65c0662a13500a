using System.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables in GitHub's Markdown.</summary>
internal static class TableMarkdown
{
    private const string Special = @"\`*_{}[]<>#|~$";

    public static string Write(ResultTable table)
    {
        var cells = new TableCells(table);
        var text = new StringBuilder().Append("**").Append(Escape(table.Title)).Append("**\n\n");
        if (table.Notice is not null)
        {
            text.Append("> ").Append(Escape(table.Notice)).Append("\n\n");
        }

        AppendRow(text, table.Columns.Select(c => Escape(c.Name)));
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
                table.Columns.Select((_, c) => cells.IsBest(row, c) ? $"**{Escape(cells.Text(row, c))}**" : Escape(cells.Text(row, c)))
            );
        }

        if (table.Footnote is not null)
        {
            text.Append('\n').Append(Escape(table.Footnote)).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    // Angle brackets as entities: a backslash before them is not understood everywhere.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append("<br>"),
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when Special.Contains(letter, StringComparison.Ordinal) => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
