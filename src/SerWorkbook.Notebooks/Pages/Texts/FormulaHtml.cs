using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Writes the formulas of prose.</summary>
/// <param name="formulas">Writes one formula.</param>
internal sealed class FormulaHtml(Formulas formulas) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline obj) =>
        renderer.Write(formulas.Html(obj.Content.ToString(), isDisplay: obj.DelimiterCount > 1));
}
