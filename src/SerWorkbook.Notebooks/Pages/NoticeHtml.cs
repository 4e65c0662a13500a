namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the notices of a notebook.</summary>
internal static class NoticeHtml
{
    /// <summary>Writes all notices of a notebook in one box.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>HTML; empty if there are none.</returns>
    public static string Of(NotebookDocument document)
    {
        var notices = NotebookState.Notices(document);
        return notices.Count == 0
            ? ""
            : $"<div class=\"notice\" role=\"note\">\n{string.Concat(notices.Select(n => $"<p>{HtmlText.Escape(n)}</p>\n"))}</div>\n";
    }
}
