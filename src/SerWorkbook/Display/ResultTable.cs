using Microsoft.Data.Analysis;
using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A table of results: as HTML, Markdown, CSV and text.</summary>
/// <remarks>
/// Cells are numbers, texts or anything else; null and NaN show as a dash. The best value of a column stands out in bold
/// and, in text, by a star, never by colour alone.
/// </remarks>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record ResultTable : IDisplayContent
{
    /// <summary>Takes columns and rows.</summary>
    /// <param name="title">The title, shown as caption.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="rows">The rows, each with one value for each column; there may be none.</param>
    /// <exception cref="ArgumentException">The title is blank, there is no column, or a row has another number of values.</exception>
    public ResultTable(string title, IEnumerable<TableColumn> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        Title = title;
        Columns = [.. columns];
        Rows = [.. rows.Select(row => row.ToArray())];
        if (Columns.Count == 0)
        {
            throw new ArgumentException($"The table \"{title}\" has no columns; at least one is needed.", nameof(columns));
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Count != Columns.Count)
            {
                throw new ArgumentException(
                    $"Row {i} of the table \"{title}\" has {Rows[i].Count} values for {Columns.Count} columns.",
                    nameof(rows)
                );
            }
        }
    }

    /// <summary>The title, shown as caption.</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The values: rows x columns.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>A sentence that must stay with the table, such as that the voices are synthetic, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>A remark under the table, such as protocol and interval, or null.</summary>
    public string? Footnote { get; init; }

    /// <summary>Makes a table of items, one row each.</summary>
    /// <typeparam name="T">The kind of item.</typeparam>
    /// <param name="title">The title, shown as caption.</param>
    /// <param name="items">The items in order.</param>
    /// <param name="columns">Adds the columns, such as <c>c => c.Add("Speaker", s => s.Name)</c>.</param>
    /// <exception cref="ArgumentException">The title is blank, or no column is added.</exception>
    public static ResultTable Of<T>(string title, IEnumerable<T> items, Action<TableColumns<T>> columns)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(columns);
        var collected = new TableColumns<T>();
        columns(collected);
        return new ResultTable(title, collected.All.Select(c => c.Column), items.Select(item => collected.All.Select(c => c.Value(item))));
    }

    /// <summary>What each cell shows: rows x columns, a star behind the best value of a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ToTexts()
    {
        var cells = new TableCells(this);
        return [.. Rows.Select((_, r) => Columns.Select((_, c) => cells.Text(r, c) + (cells.IsBest(r, c) ? " *" : "")).ToArray())];
    }

    /// <inheritdoc/>
    public string ToHtml() => TableHtml.Write(this);

    /// <inheritdoc/>
    public string ToPlainText() => TableText.Write(this);

    /// <summary>The table in GitHub's Markdown.</summary>
    public string ToMarkdown() => TableMarkdown.Write(this);

    /// <summary>The values as CSV after RFC 4180, with a heading line: numbers in full, invariant, null and NaN empty.</summary>
    public string ToCsv() => TableCsv.Write(this);

    /// <summary>The values as a data frame of Microsoft.Data.Analysis, one column under each heading; null and NaN are null.</summary>
    public DataFrame ToDataFrame() => TableFrame.Of(this);
}
