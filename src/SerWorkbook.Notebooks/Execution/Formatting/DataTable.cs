namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes tables that a reader can sort and turn over page by page; without scripts, they are plain tables.</summary>
internal static class DataTable
{
    /// <summary>The start of a table that the script takes care of.</summary>
    private const string Start = "<table class=\"ser-data\">";

    private static readonly Lazy<string> LazyScript = new(() => EmbeddedFile.Text("data-table.js"));

    /// <summary>The script, which prepares all tables that it has not yet prepared.</summary>
    public static string Script => LazyScript.Value;

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table, with heads.</param>
    /// <param name="write">Writes a value as HTML.</param>
    /// <returns>A <c>table</c> element, a line about what is not shown, and the script; of tables with one row, no script.</returns>
    public static string Write(ValueTable table, Func<object?, string> write)
    {
        var plain = HtmlTable.Write(table, write);
        return table.Rows.Count < 2 ? plain : Start + plain["<table>".Length..] + Element;
    }

    /// <summary>Takes the script out of HTML for a page that brings its own.</summary>
    /// <param name="html">HTML of a cell.</param>
    /// <returns>The HTML without it; the script of another version stays.</returns>
    public static string WithoutScript(string html) =>
        html.Contains(Start, StringComparison.Ordinal) ? html.Replace(Element, "", StringComparison.Ordinal) : html;

    private static string Element => $"\n<script>\n{Script}</script>";
}
