using SerWorkbook.Notebooks.Pages.Sanitising;
using SerWorkbook.Text;

namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>Writes sandboxed frames: scripts run in them, but reach neither the page nor any network.</summary>
internal static class FrameHtml
{
    private const int MostNamed = 20;

    /// <summary>Writes a frame and, below it, what it asks for and does not get.</summary>
    /// <param name="content">The content.</param>
    /// <param name="title">What the frame is called for those who cannot see it.</param>
    /// <returns>HTML.</returns>
    public static string Write(FrameContent content, string title)
    {
        var asks = content.Asks.Take(MostNamed).ToList();
        return $"<div class=\"framed\"><iframe class=\"output\" sandbox=\"allow-scripts\" title=\"{HtmlText.Escape(title)}\" "
            + $"srcdoc='{InAttribute(Document(content))}'></iframe>\n"
            + $"<p class=\"more asks\" role=\"status\" data-asks=\"{HtmlText.Escape(string.Join(' ', asks))}\""
            + $"{(asks.Count == 0 ? " hidden" : "")}>{HtmlText.Escape(Sentence(asks))}</p>\n"
            + "<p class=\"more failure\" role=\"status\" hidden></p></div>\n";
    }

    /// <summary>Says in a sentence what an output asks for and does not get.</summary>
    /// <param name="asks">Addresses.</param>
    /// <returns>A sentence; an empty text for none.</returns>
    public static string Sentence(IReadOnlyList<string> asks) =>
        asks.Count == 0 ? "" : $"This output asks for {Listing.And(asks)}, which {(asks.Count == 1 ? "is" : "are")} not in this page.";

    private static string Document(FrameContent content) =>
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + $"<meta http-equiv=\"Content-Security-Policy\" content=\"{ContentPolicy.OfFrame(FrameResources.Script)}\">"
        + $"<title>Output</title><style>{FrameResources.Style}</style><script>{FrameResources.Script}</script></head>"
        + $"<body>{content.BodyHtml}</body></html>";

    // Quotes of the content stay as they are; without any other < the page's own elements are the only ones in its text.
    private static string InAttribute(string document) =>
        document
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\0", "\uFFFD", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
}
