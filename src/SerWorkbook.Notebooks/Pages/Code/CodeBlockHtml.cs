using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SerWorkbook.Notebooks.Pages.Code;

/// <summary>Writes code blocks of prose, with colours where they are said to be C#.</summary>
internal sealed class CodeBlockHtml : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var code = obj.Lines.ToString();
        var isCSharp = obj is FencedCodeBlock { Info: { } info } && info.ToLowerInvariant() is "csharp" or "cs" or "c#";
        renderer.EnsureLine();
        renderer.Write("<pre><code>").Write(isCSharp ? CodeHighlighter.Html(code) : HtmlText.Escape(code)).WriteLine("</code></pre>");
    }
}
