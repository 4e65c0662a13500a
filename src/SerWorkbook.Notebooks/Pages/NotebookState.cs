using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>What the outputs of a notebook say about its execution.</summary>
internal static class NotebookState
{
    /// <summary>The metadata field, of a notebook or of an output, that holds a notice or a list of notices.</summary>
    public const string NoticeField = "ser_notice";

    /// <summary>Tells whether any cell was executed.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>True if one was, or if there is no code.</returns>
    public static bool IsExecuted(NotebookDocument document) =>
        document.Cells.Where(ForeignCell.IsCSharpCode).ToList() is var code
        && (code.Count == 0 || code.Exists(c => c.ExecutionCount is not null || c.Outputs.Count > 0));

    /// <summary>Finds the cells that failed although nobody expected it.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>Cells and their errors.</returns>
    public static IEnumerable<(NotebookCell Cell, ErrorOutput Error)> Faults(NotebookDocument document) =>
        from cell in document.Cells
        where !cell.HasTag("raises-exception")
        from error in cell.Outputs.OfType<ErrorOutput>()
        select (cell, error);

    /// <summary>Counts the charts and pictures.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>How many outputs are one.</returns>
    public static int Figures(NotebookDocument document) =>
        document
            .Cells.SelectMany(c => c.Outputs)
            .OfType<RichOutput>()
            .Count(o => o.Data.MimeTypes.Any(m => m == OutputHtml.Plotly || m.StartsWith("image/", StringComparison.Ordinal)));

    /// <summary>Collects the notices of a notebook: those in its metadata, in its outputs' metadata and in their HTML.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>Distinct texts, in order.</returns>
    public static IReadOnlyList<string> Notices(NotebookDocument document)
    {
        var outputs = document.Cells.SelectMany(c => c.Outputs).OfType<RichOutput>();
        var ofOutputs = outputs.SelectMany(o => OfMetadata(o.Metadata).Concat(OfHtml(o.Data.Text("text/html") ?? "")));
        return [.. OfMetadata(document.Metadata).Concat(ofOutputs).Distinct(StringComparer.Ordinal)];
    }

    // Most outputs have none, and finding that out should not take the parsing of a large table.
    private static IReadOnlyList<string> OfHtml(string html) =>
        html.Contains(SafeHtmlWriter.NoticeClass, StringComparison.Ordinal) ? HtmlCleaner.Clean(html, "").Notices : [];

    private static IEnumerable<string> OfMetadata(JsonElement metadata) =>
        !metadata.TryGetProperty(NoticeField, out var notice) ? []
        : notice.ValueKind == JsonValueKind.String ? [notice.GetString()!]
        : notice.ValueKind == JsonValueKind.Array
            ? notice.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)
        : [];
}
