using System.Text;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SerWorkbook.Notebooks.Pages.Code;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Turns Markdown into HTML; markup in it stays text.</summary>
internal static class Prose
{
    private const int LongestUrl = 200;
    private const string TooDeep =
        "This text is nested more deeply, or leaves more links open, than Markdown is read here; it is shown as it was written.";

    // The parser looks for the end of each of these anew, so that its time grows with the square of their number.
    private const int MostOpenLinks = 500;
    private const int MostNotes = 2_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseMathematics()
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    /// <summary>Renders a text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="cell">The cell it stands in, for its attachments.</param>
    /// <param name="headings">Gives the headings their anchors and keeps them.</param>
    /// <param name="pictures">Embeds pictures.</param>
    /// <param name="formulas">Writes formulas.</param>
    /// <returns>HTML without script and without reference to outside content.</returns>
    public static string Html(string markdown, NotebookCell cell, Headings headings, ProsePictures pictures, Formulas formulas)
    {
        if (Parse(markdown) is not { } document)
        {
            return $"<pre class=\"text\">{HtmlText.Escape(markdown)}</pre>\n<p class=\"more\">{TooDeep}</p>\n";
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.GetAttributes().Id = headings.Add(heading.Level, PlainText(heading.Inline));
        }

        var leftOut = document
            .Descendants<LinkInline>()
            .ToList()
            .Select(link => Settle(link, cell, pictures))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !HtmlAllowed.IsLink(l.Url)))
        {
            link.Url = "#";
        }

        var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeBlockHtml());
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new FormulaHtml(formulas));
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new FormulaBlockHtml(formulas));
        renderer.Render(document);
        // Markup of the text itself is escaped, so every table here is one that Markdig wrote.
        return text.ToString()
                .Replace("<table>", SafeHtmlWriter.TableBox + "<table>", StringComparison.Ordinal)
                .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            + string.Concat(leftOut.Select(sentence => $"<p class=\"more\">{HtmlText.Escape(sentence)}</p>\n"));
    }

    /// <summary>Finds the first heading and the first paragraph of a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>Plain texts, null where there is none.</returns>
    public static (string? Title, string? Summary) Outline(NotebookDocument document)
    {
        var blocks = document.Cells.Where(c => c.Kind == CellKind.Markdown).SelectMany(c => Parse(c.Source) ?? []).ToList();
        return (
            blocks.OfType<HeadingBlock>().Select(h => PlainText(h.Inline)).FirstOrDefault(t => t.Length > 0),
            blocks.OfType<ParagraphBlock>().Select(p => PlainText(p.Inline)).FirstOrDefault(t => t.Length > 0)
        );
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        if (OpenLinks(markdown) > MostOpenLinks || markdown.AsSpan().Count("[^") > MostNotes)
        {
            return null;
        }

        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // What Markdig throws for more than a hundred or so blocks or links within each other.
            return null;
        }
    }

    private static int OpenLinks(string markdown)
    {
        var count = 0;
        for (var at = markdown.IndexOf("](", StringComparison.Ordinal); at >= 0; )
        {
            var next = markdown.IndexOf("](", at + 2, StringComparison.Ordinal);
            count += markdown.AsSpan(at, (next < 0 ? markdown.Length : next) - at).Contains(')') ? 0 : 1;
            at = next;
        }

        return count;
    }

    // Gives a sentence where a picture is not in the page.
    private static string? Settle(LinkInline link, NotebookCell cell, ProsePictures pictures)
    {
        var url = link.Url ?? "";
        if (!link.IsImage)
        {
            link.Url = HtmlAllowed.IsLink(url) ? ToPage(url) : "#";
            return null;
        }

        var (data, reason) = pictures.Find(url, cell);
        if (data is not null)
        {
            link.Url = data;
            if (PlainText(link).Length == 0)
            {
                link.AppendChild(new LiteralInline(Path.GetFileNameWithoutExtension(url)));
            }

            return null;
        }

        // A picture that is not in the page becomes a link to where it is.
        link.IsImage = false;
        link.Url = HtmlAllowed.IsLink(url) ? url : "#";
        if (PlainText(link).Length == 0)
        {
            link.AppendChild(new LiteralInline(url));
        }

        return $"The picture '{ShortText.Of(url, LongestUrl)}' was left out: {reason}.";
    }

    // Pages lie beside each other as notebooks do.
    private static string ToPage(string url)
    {
        var at = url.IndexOf(".ipynb", StringComparison.OrdinalIgnoreCase);
        var isLocal = at > 0 && !url.Contains(':', StringComparison.Ordinal) && (at + 6 == url.Length || url[at + 6] == '#');
        return isLocal ? string.Concat(url.AsSpan(0, at), ".html", url.AsSpan(at + 6)) : url;
    }

    private static string PlainText(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                MathInline formula => text.Append(formula.Content.AsSpan()),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }
}
