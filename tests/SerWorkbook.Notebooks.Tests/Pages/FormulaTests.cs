using System.Xml.Linq;
using SerWorkbook.Notebooks.Pages.Texts;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("$$\\frac{a}{b}$$", "<mfrac>")]
    [InlineData("\\frac{a}{b}", "<mfrac>")]
    [InlineData("\\[\\sqrt{x}\\]", "<msqrt>")]
    [InlineData("\\begin{pmatrix}1 & 2\\\\3 & 4\\end{pmatrix}", "<mtable")]
    [InlineData("$\\alpha_1^2$", "<msubsup>")]
    public void LaTeX_is_shown_as_MathML(string latex, string part)
    {
        var main = MainPart(Showing(("text/latex", latex), ("text/plain", latex)));

        Assert.Contains("<math", main);
        Assert.Contains(part, main);
        Assert.DoesNotContain("<pre class=\"text\">", main);
        PageSafetyTests.AssertHarmless(Page(Showing(("text/latex", latex))), scripts: 1);
    }

    [Fact]
    public void Words_around_formulas_stay_words()
    {
        var main = MainPart(Showing(("text/latex", "The area <b> is $\\pi r^2$, or \\(\\tau\\).")));

        Assert.Contains("<p>The area &lt;b&gt; is <math>", main);
        Assert.Contains("</math>, or <math>", main);
        Assert.DoesNotContain("display=\"block\"", main);
    }

    [Fact]
    public void Formulas_of_prose_are_shown_and_prices_are_not_formulas()
    {
        var main = MainPart(Of(NotebookCell.Markdown("## With $x^2$\n\nIt costs $5 or $6.\n\n$$\n\\sum_i x_i\n$$\n")));

        Assert.Equal(2, main.Split("<math").Length - 1);
        Assert.Contains("It costs $5 or $6.", main);
    }

    [Theory]
    [InlineData("\\frac{1")]
    [InlineData("\\nosuchcommand{1}")]
    [InlineData("\\def\\a{\\a\\a}\\a")]
    public void Formula_that_cannot_be_read_is_shown_as_it_is_written_with_the_reason(string latex)
    {
        var main = MainPart(Showing(("text/latex", $"$${latex}$$"), ("text/plain", "x")));

        Assert.Contains($"<code>{latex}</code> <span class=\"more\">This formula cannot be shown: ", main);
    }

    [Theory]
    [InlineData("\\href{javascript:alert(1)}{x}")]
    [InlineData("\\url{javascript:alert(1)}")]
    [InlineData("\\includegraphics{https://evil.example/x.png}")]
    [InlineData("\\class{evil}{x}")]
    [InlineData("\\text{</math><script>alert(1)</script>}")]
    [InlineData("\\style{background:url(https://evil.example)}{x}")]
    [InlineData("\\color{red;background:url(x)}{x}")]
    [InlineData("\\begin{array}{<img src=x onerror=alert(1)>}1\\end{array}")]
    [InlineData("\\htmlData{x=\" onclick=\"alert(1)}{x}")]
    public void Formula_neither_acts_nor_fetches(string latex)
    {
        PageSafetyTests.AssertHarmless(Page(Showing(("text/latex", $"$${latex}$$"))), scripts: 1);
        var html = new Formulas().Html(latex, isDisplay: true);
        var elements = XElement.Parse($"<p>{html}</p>").Descendants().ToList();
        Assert.All(
            elements,
            e =>
            {
                Assert.True(
                    e.Name.Namespace == "http://www.w3.org/1998/Math/MathML"
                        || e.Name.LocalName is "math" or "code" or "span"
                        || e.Name.LocalName[0] == 'm',
                    e.ToString()
                );
                Assert.DoesNotContain(
                    e.Attributes(),
                    a => a.Name.LocalName is "href" or "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                );
                Assert.DoesNotContain("url", e.Attribute("style")?.Value ?? "");
            }
        );
    }

    [Fact]
    public void Same_formula_gives_the_same_text()
    {
        Assert.Equal(new Formulas().Html("\\int_0^1 x\\,dx", isDisplay: true), new Formulas().Html("\\int_0^1 x\\,dx", isDisplay: true));
    }
}
