using System.IO.Compression;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Turns LaTeX into MathML, which browsers show without a script.</summary>
internal sealed partial class Formulas
{
    private const int LongestMessage = 200;
    private const int DeepestCall = 2000;
    private const long MostMemory = 256_000_000;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    private readonly Lazy<(Engine Engine, JsValue Render)> _temml = new(Start);

    /// <summary>Writes a text in which formulas stand between <c>$$</c>, <c>$</c>, <c>\[ \]</c> or <c>\( \)</c>.</summary>
    /// <param name="text">The text; one without such signs is a formula as a whole.</param>
    /// <returns>HTML.</returns>
    public string OfText(string text)
    {
        var parts = Delimited().Matches(text);
        if (parts.Count == 0)
        {
            return Html(text, isDisplay: true);
        }

        var html = new System.Text.StringBuilder("<p>");
        var end = 0;
        foreach (Match part in parts)
        {
            html.Append(HtmlText.Escape(text[end..part.Index]));
            html.Append(Html(part.Groups["formula"].Value, part.Groups["display"].Success));
            end = part.Index + part.Length;
        }

        return html.Append(HtmlText.Escape(text[end..])).Append("</p>\n").ToString();
    }

    /// <summary>Writes a formula.</summary>
    /// <param name="latex">The formula, without the signs around it.</param>
    /// <param name="isDisplay">Whether it stands on a line of its own.</param>
    /// <returns>MathML; for what cannot be read, the source and why.</returns>
    public string Html(string latex, bool isDisplay)
    {
        try
        {
            var (engine, render) = _temml.Value;
            engine.Constraints.Reset();
            return engine.Invoke(render, latex, isDisplay).AsString();
        }
        catch (Exception e) when (e is JintException or OutOfMemoryException or TimeoutException or InsufficientExecutionStackException)
        {
            var why = ShortText.Of(e.Message.Split('\n')[0].Trim(), LongestMessage);
            return $"<code>{HtmlText.Escape(latex.Trim())}</code> "
                + $"<span class=\"more\">{HtmlText.Escape($"This formula cannot be shown: {why}")}</span>";
        }
    }

    // Links, pictures and styles of a formula's own are not trusted.
    private static (Engine Engine, JsValue Render) Start()
    {
        using var gzip = new GZipStream(new MemoryStream(EmbeddedFile.Bytes("temml.min.js.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var engine = new Engine(options =>
            options.LimitRecursion(DeepestCall).LimitMemory(MostMemory).TimeoutInterval(LongestTime).Strict()
        );
        engine.Execute(reader.ReadToEnd());
        var render = engine.Evaluate(
            "(latex, displayMode) => temml.renderToString(latex, { displayMode, trust: false, strict: false, throwOnError: true })"
        );
        return (engine, render);
    }

    [GeneratedRegex(
        """
            (?<display>\$\$)(?<formula>.+?)\$\$ | (?<display>\\\[)(?<formula>.+?)\\\] | \\\((?<formula>.+?)\\\) |
            (?<display>)(?<formula>\\begin\{(?<name>[a-zA-Z]+\*?)\}.+?\\end\{\k<name>\}) | (?<![\\$])\$(?<formula>[^$]+?)(?<!\\)\$
            """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Delimited();
}
