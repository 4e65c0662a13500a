using System.Buffers.Binary;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SerWorkbook.Notebooks.Charts;
using SerWorkbook.Notebooks.Execution.Formatting;
using SerWorkbook.Notebooks.Pages.Frames;
using SerWorkbook.Notebooks.Pages.Sanitising;
using SerWorkbook.Notebooks.Pages.Texts;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the outputs of cells; of several representations, the richest that the page can show.</summary>
internal sealed class OutputHtml
{
    /// <summary>The MIME type of Plotly figures.</summary>
    public const string Plotly = PlotlyCharts.MimeType;

    /// <summary>The MIME type of Mermaid diagrams.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    private const int PngSizeOffset = 16;

    // Panels side by side need this much to keep their labels apart; a narrower page scrolls them.
    private const double PanelWidth = 360;
    private const double LeastWidth = 720;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Preference =
    [
        Plotly,
        Mermaid,
        "text/html",
        "application/javascript",
        "text/javascript",
        "text/latex",
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "text/markdown",
        "text/plain",
    ];

    private readonly bool _hasPlotly;
    private readonly Headings _headings;
    private readonly ProsePictures _pictures;
    private readonly FramesOfPage _frames;
    private readonly Formulas _formulas;

    public OutputHtml(bool hasPlotly, Headings headings, ProsePictures pictures, FramesOfPage frames, Formulas formulas)
    {
        _formulas = formulas;
        _frames = frames;
        _hasPlotly = hasPlotly;
        _headings = headings;
        _pictures = pictures;
    }

    /// <summary>Writes a value.</summary>
    /// <param name="output">The value's representations.</param>
    /// <param name="cell">The cell it came from.</param>
    /// <returns>HTML; empty if nothing of it can be shown.</returns>
    public string Rich(RichOutput output, NotebookCell cell)
    {
        var mimeType =
            Preference.FirstOrDefault(m => output.Data.Contains(m) && (m != Plotly || _hasPlotly))
            ?? output.Data.MimeTypes.FirstOrDefault(m => m != Plotly);
        return mimeType switch
        {
            null => $"<p class=\"more\">{HtmlText.Escape("An interactive chart, which this page was made without.")}</p>\n",
            Plotly => Chart(output),
            "text/html" => Html(DataTable.WithoutScript(output.Data.Text(mimeType)!), output, mimeType),
            "application/javascript" or "text/javascript" => Frame(FrameDocument.OfScript(output.Data.Text(mimeType)!), output, mimeType),
            Mermaid => Frame(FrameDocument.OfMermaid(output.Data.Text(mimeType)!), output, mimeType),
            "text/latex" => Box("rich", _formulas.OfText(output.Data.Text(mimeType)!)),
            "text/markdown" => Box("rich", Prose.Html(output.Data.Text(mimeType)!, cell, _headings, _pictures, _formulas)),
            "image/svg+xml" => Picture(
                output,
                mimeType,
                Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(output.Data.Text(mimeType)!)),
                ""
            ),
            "image/png" or "image/jpeg" or "image/gif" => Picture(
                output,
                mimeType,
                Base64(output.Data.Text(mimeType)!),
                Size(output, mimeType)
            ),
            _ => $"<pre class=\"text\">{HtmlText.Escape(AnsiText.Plain(output.Data.Text(mimeType)!))}</pre>\n",
        };
    }

    /// <summary>Writes console output.</summary>
    /// <param name="stream">The text.</param>
    /// <returns>HTML.</returns>
    public static string Stream(StreamOutput stream)
    {
        var (kind, label) = stream.Name == "stderr" ? ("stderr", "Error output") : ("stdout", "Console output");
        return $"<pre class=\"stream {kind}\" role=\"group\" "
            + $"aria-label=\"{label}\">{HtmlText.Escape(AnsiText.Plain(stream.Text).TrimEnd('\n'))}</pre>\n";
    }

    private string Html(string html, RichOutput output, string mimeType) =>
        FrameDocument.OfHtml(html) is { } framed
            ? Frame(framed, output, mimeType)
            : Markup(HtmlCleaner.Clean(html, PictureText.Of(output, mimeType)));

    private static string Chart(RichOutput output)
    {
        var figure = output.Data.Json(Plotly)!.Value;
        var (title, note) = ChartTitle.Of(figure);
        var small = note.Length == 0 ? "" : $"<small>{HtmlText.Escape(note)}</small>";
        var caption = title.Length + note.Length == 0 ? "" : $"<figcaption>{HtmlText.Escape(title)}{small}</figcaption>\n";
        var label = HtmlText.Escape(PictureText.Of(output, Plotly, title.Length == 0 ? "Chart" : title));
        // Inside a script element only the sequence of an end tag or a comment matters; JSON can write its first character otherwise.
        var json = JsonSerializer.Serialize(figure, Compact).Replace("<", "\\u003c", StringComparison.Ordinal);
        var still = output.Data.Text("image/png") is { } png
            ? $"<img class=\"still\" alt=\"{label}\" src=\"data:image/png;base64,{Base64(png)}\"{Size(output, "image/png")}>\n"
            : $"<noscript><p class=\"more\">A chart, drawn where scripts are allowed: {label}</p></noscript>\n";
        return $"<figure class=\"plot\" aria-label=\"{label}\"{Size(figure)}>\n{caption}<div class=\"chart\"></div>\n<script "
            + $"type=\"application/json\">{json}</script>\n{still}<details class=\"data needs-script\"><summary>Data as a "
            + "table</summary></details>\n</figure>\n";
    }

    private static string Size(JsonElement figure)
    {
        var height = Number(figure, "layout", "height") is { } pixels
            ? string.Create(CultureInfo.InvariantCulture, $"--height: {pixels:0}px")
            : "";
        var columns = Number(figure, "layout", "meta", "columns") ?? 1;
        var least =
            columns > 1 ? string.Create(CultureInfo.InvariantCulture, $"--least: {Math.Min(columns * PanelWidth, LeastWidth):0}px") : "";
        var style = string.Join("; ", new[] { height, least }.Where(part => part.Length > 0));
        return style.Length == 0 ? "" : $" style=\"{style}\"";
    }

    private static double? Number(JsonElement owner, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out owner))
            {
                return null;
            }
        }

        return owner.ValueKind == JsonValueKind.Number ? owner.GetDouble() : null;
    }

    private static string Picture(RichOutput output, string mimeType, string base64, string size) =>
        $"<figure class=\"picture\"><img alt=\"{HtmlText.Escape(PictureText.Of(output, mimeType))}\" "
        + $"src=\"data:{mimeType};base64,{base64}\"{size}></figure>\n";

    private string Frame(FrameContent content, RichOutput output, string mimeType) =>
        _frames.Write(content, PictureText.Of(output, mimeType, mimeType == Mermaid ? "Diagram" : "Output of a script"));

    private static string Markup(SafeHtml html)
    {
        var sentence = HtmlLeftOut.Sentence(html.LeftOut);
        return Box("rich", html.Html) + (sentence.Length == 0 ? "" : $"<p class=\"more\">{HtmlText.Escape(sentence)}</p>\n");
    }

    private static string Box(string kind, string html) => $"<div class=\"{kind}\">\n{html.TrimEnd('\n')}\n</div>\n";

    // What is no base64 would be markup in an attribute.
    private static string Base64(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '='));

    // The place of a picture is known before it is decoded, so that the text below does not jump.
    private static string Size(RichOutput output, string mimeType)
    {
        var hasOwn = output.Metadata.TryGetProperty(mimeType, out var own) && own.ValueKind == JsonValueKind.Object;
        if (hasOwn && own.TryGetProperty("width", out var width) && width.ValueKind == JsonValueKind.Number)
        {
            return string.Create(CultureInfo.InvariantCulture, $" width=\"{width.GetDouble():0}\"");
        }

        var bytes = new byte[PngSizeOffset + 8];
        var text = Base64(output.Data.Text(mimeType)!);
        if (mimeType != "image/png" || text.Length < 32 || !Convert.TryFromBase64Chars(text.AsSpan(0, 32), bytes, out _))
        {
            return "";
        }

        var size = bytes.AsSpan(PngSizeOffset);
        return string.Create(
            CultureInfo.InvariantCulture,
            $" width=\"{BinaryPrimitives.ReadUInt32BigEndian(size)}\" height=\"{BinaryPrimitives.ReadUInt32BigEndian(size[4..])}\""
        );
    }
}
