using System.Text;

namespace SerWorkbook.Display;

/// <summary>Writes tables as text in columns for a font of one width.</summary>
internal static class TableText
{
    private const string Best = " *";
    private const string Between = "  ";

    public static string Write(ResultTable table)
    {
        var cells = new TableCells(table);
        var columns = table.Columns.Select((column, c) => Column(table, cells, column, c)).ToArray();
        var lines = new List<string> { table.Title };
        if (table.Notice is not null)
        {
            lines.Add($"Notice: {table.Notice}");
        }

        lines.Add(string.Empty);
        for (var line = 0; line < table.Rows.Count + 1; line++)
        {
            lines.Add(string.Join(Between, columns.Select(c => c[line])).TrimEnd());
            if (line == 0)
            {
                lines.Add(string.Join(Between, columns.Select(c => new string('-', TextWidth.Of(c[0])))));
            }
        }

        if (cells.HasBest)
        {
            lines.AddRange([string.Empty, "* best value of its column"]);
        }

        if (table.Footnote is not null)
        {
            lines.AddRange([string.Empty, table.Footnote]);
        }

        return string.Join("\n", lines);
    }

    // Heading and cells of one column, padded to one width.
    private static string[] Column(ResultTable table, TableCells cells, TableColumn column, int c)
    {
        var marked = Enumerable.Range(0, table.Rows.Count).Any(r => cells.IsBest(r, c));
        var blank = marked ? new string(' ', Best.Length) : string.Empty;
        string[] texts =
        [
            OneLine(column.Name) + (cells.Alignment(c) == ColumnAlignment.Right ? blank : string.Empty),
            .. Enumerable.Range(0, table.Rows.Count).Select(r => OneLine(cells.Text(r, c)) + (cells.IsBest(r, c) ? Best : blank)),
        ];
        var width = texts.Max(TextWidth.Of);
        return [.. texts.Select(text => Pad(text, width, cells.Alignment(c)))];
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Pad(string text, int width, ColumnAlignment alignment)
    {
        var missing = width - TextWidth.Of(text);
        var before = alignment switch
        {
            ColumnAlignment.Right => missing,
            ColumnAlignment.Center => missing / 2,
            _ => 0,
        };
        return new StringBuilder().Append(' ', before).Append(text).Append(' ', missing - before).ToString();
    }
}
