using System.Text;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the end of a page: what it was made from.</summary>
internal static class Provenance
{
    /// <summary>Writes names and values.</summary>
    /// <param name="entries">Names and values, in order.</param>
    /// <returns>HTML; empty if there are none.</returns>
    public static string Html(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var rows = string.Concat(entries.Select(e => $"<dt>{HtmlText.Escape(e.Key)}</dt><dd>{HtmlText.Escape(e.Value)}</dd>\n"));
        return rows.Length == 0
            ? ""
            : new StringBuilder("<footer>\n<h2>Made from</h2>\n<dl>\n").Append(rows).Append("</dl>\n</footer>\n").ToString();
    }
}
