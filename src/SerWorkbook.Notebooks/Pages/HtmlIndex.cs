using System.Globalization;
using System.Text;
using SerWorkbook.Notebooks.Pages;
using SerWorkbook.Notebooks.Pages.Texts;

namespace SerWorkbook.Notebooks;

/// <summary>Renders the page over all notebooks of a folder.</summary>
public static class HtmlIndex
{
    /// <summary>Renders the index.</summary>
    /// <param name="entries">The notebooks, in reading order.</param>
    /// <param name="options">Title, introduction, provenance.</param>
    /// <returns>An HTML document that needs no other file; equal inputs give equal texts.</returns>
    public static string Render(IReadOnlyList<HtmlIndexEntry> entries, HtmlIndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(options);
        var main = new StringBuilder($"<h1>{HtmlText.Escape(options.Title)}</h1>\n");
        if (options.Introduction is { } introduction)
        {
            main.Append($"<p class=\"intro\">{HtmlText.Escape(introduction)}</p>\n");
        }

        main.Append("<ol class=\"cards\">\n");
        foreach (var entry in entries)
        {
            main.Append(Card(entry));
        }

        main.Append("</ol>\n").Append(Provenance.Html(options.Provenance));
        return PageFrame.Write(new PageParts { Title = options.Title, MainHtml = main.ToString() });
    }

    private static string Card(HtmlIndexEntry entry)
    {
        var (title, summary) = Prose.Outline(entry.Document);
        var html = new StringBuilder("<li class=\"card\">\n");
        var text = HtmlText.Escape(title ?? Path.GetFileNameWithoutExtension(entry.Href));
        html.Append($"<h2><a href=\"{HtmlText.Escape(entry.Href)}\">{text}</a></h2>\n");
        if (summary is not null)
        {
            html.Append($"<p>{HtmlText.Escape(summary)}</p>\n");
        }

        html.Append(NoticeHtml.Of(entry.Document));
        html.Append("<p class=\"facts\">").AppendJoin("", Facts(entry)).Append("</p>\n</li>\n");
        return html.ToString();
    }

    private static IEnumerable<string> Facts(HtmlIndexEntry entry)
    {
        var (text, kind) = (entry.Status ?? Status(entry.Document)) switch
        {
            RunStatus.Succeeded => ("✓ executed", "status-good"),
            RunStatus.Reused => ("✓ up to date", "status-good"),
            RunStatus.Failed => ("✗ failed", "status-bad"),
            RunStatus.Cancelled => ("✗ stopped", "status-bad"),
            _ => ("not executed", "status-none"),
        };
        yield return $"<span class=\"{kind}\">{text}</span>";
        if (entry.Seconds is { } seconds)
        {
            yield return $"<span>{RunTime.Text(seconds)}</span>";
        }

        var figures = NotebookState.Figures(entry.Document);
        yield return string.Create(CultureInfo.InvariantCulture, $"<span>{figures} {(figures == 1 ? "figure" : "figures")}</span>");
    }

    private static RunStatus? Status(NotebookDocument document) =>
        NotebookState.Faults(document).Any() ? RunStatus.Failed
        : NotebookState.IsExecuted(document) ? RunStatus.Succeeded
        : null;
}
