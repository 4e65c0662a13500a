using System.Text;
using SerWorkbook.Notebooks.Pages.Texts;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the table of contents at the side of a page.</summary>
internal static class Contents
{
    private const int DeepestLevel = 3;

    /// <summary>Writes the contents.</summary>
    /// <param name="headings">The page's headings.</param>
    /// <param name="options">The pages around this one.</param>
    /// <returns>HTML.</returns>
    public static string Html(IReadOnlyList<Heading> headings, HtmlPageOptions options)
    {
        var html = new StringBuilder("<nav id=\"contents\" popover aria-label=\"Contents\">\n<h2>On this page</h2>\n<ul>\n");
        var shown = headings.Where(h => h.Level <= DeepestLevel).ToList();
        var firstOuter = shown.FindIndex(h => h.Level < DeepestLevel);
        for (var i = 0; i < shown.Count; i++)
        {
            var isInner = shown[i].Level == DeepestLevel;
            var opensInner = !isInner && i + 1 < shown.Count && shown[i + 1].Level == DeepestLevel;
            html.Append($"<li><a href=\"#{HtmlText.Escape(shown[i].Anchor)}\">{HtmlText.Escape(shown[i].Text)}</a>");
            html.Append(opensInner ? "\n<ul>\n" : "</li>\n");
            if (isInner && firstOuter >= 0 && firstOuter < i && EndsInner(shown, i))
            {
                html.Append("</ul></li>\n");
            }
        }

        html.Append("</ul>\n");
        WriteLinks(html, options);
        return html.Append("</nav>\n").ToString();
    }

    // An inner list was opened by a heading above it; inner headings without one stand in the outer list.
    private static bool EndsInner(List<Heading> shown, int i) => i + 1 == shown.Count || shown[i + 1].Level < DeepestLevel;

    private static void WriteLinks(StringBuilder html, HtmlPageOptions options)
    {
        (string Words, PageLink? Link)[] links = [("Previous: ", options.Previous), ("Next: ", options.Next), ("", options.Index)];
        if (links.All(l => l.Link is null))
        {
            return;
        }

        html.Append("<div class=\"links\">\n");
        foreach (var (words, link) in links.Where(l => l.Link is not null))
        {
            html.Append($"<a href=\"{HtmlText.Escape(link!.Href)}\">{words}{HtmlText.Escape(link.Title)}</a>\n");
        }

        html.Append("</div>\n");
    }
}
