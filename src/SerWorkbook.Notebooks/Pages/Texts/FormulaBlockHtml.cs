using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>Writes the formulas of prose that stand on lines of their own.</summary>
/// <param name="formulas">Writes one formula.</param>
internal sealed class FormulaBlockHtml(Formulas formulas) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
        renderer.Write(formulas.Html(obj.Lines.ToString(), isDisplay: true)).WriteLine();
}
