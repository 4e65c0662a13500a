using SerWorkbook.Cli.Tests.Presenting;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Tests.Pages;

/// <summary>Prints a rendered page in a real browser; skips where there is none.</summary>
public sealed class PrintInBrowserTests
{
    // A4 less its margins, at 96 pixels an inch.
    private const int PaperWidth = 688;

    private const string Link = "https://example.org/where-it-leads";

    [Fact]
    public async Task A_printed_page_cuts_nothing_and_leaves_no_page_empty()
    {
        await using var page = await BrowserPage.OpenAsync(Document(), width: PaperWidth);
        await page.Browser.SendAsync("Emulation.setEmulatedMedia", new { media = "print" });
        const string Wider =
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            + ".map(e => `${e.localName}.${e.className} ${e.getBoundingClientRect().right}`)";
        Assert.Equal("[]", await page.Browser.EvaluateAsync(Wider));
        foreach (
            var (what, expression) in new[]
            {
                ("code is wrapped", "[...document.querySelectorAll('pre')].every(p => p.scrollWidth <= p.clientWidth)"),
                ("pictures fit on a page", "[...document.querySelectorAll('img')].every(i => i.getBoundingClientRect().height < 500)"),
                ("figures stay whole", "getComputedStyle(document.querySelector('figure')).breakInside === 'avoid'"),
                ("a heading stays with its text", "getComputedStyle(document.querySelector('h2')).breakAfter === 'avoid'"),
                ("code stays with its output", "getComputedStyle(document.querySelector('.code')).breakAfter === 'avoid'"),
                ("what serves a screen is gone", "!document.querySelector('.bar').checkVisibility()"),
                ("players are gone", "!document.querySelector('audio').checkVisibility()"),
                (
                    "links say where they lead",
                    $"getComputedStyle(document.querySelector('.prose a'), '::after').content.includes('{Link}')"
                ),
            }
        )
        {
            var holds = await page.Browser.EvaluateAsync(expression);
            Assert.True(holds == "true", $"Not so: {what}: {holds}");
        }

        var pdf = (await page.Browser.SendAsync("Page.printToPDF", new { preferCSSPageSize = true }))
            .GetProperty("data")
            .GetBytesFromBase64();
        var pages = PdfPages.Of(pdf);
        Assert.InRange(pages.Count, 4, 20);

        // The number of the page is one run of text; a page that holds more has more.
        Assert.All(pages, content => Assert.True(content.Split("Tj").Length + content.Split(" Do").Length > 4, content));
    }

    private static NotebookDocument Document()
    {
        var head = string.Concat(Enumerable.Range(0, 12).Select(i => $"<th>95 % interval over speakers {i}</th>"));
        var row = string.Concat(Enumerable.Range(0, 12).Select(i => $"<td>{i}0.1-20.2 %</td>"));
        string Table(int rows) =>
            $"<table><thead><tr>{head}</tr></thead><tbody>{string.Concat(Enumerable.Repeat($"<tr>{row}</tr>", rows))}</tbody></table>";
        var sound = "<figure><audio controls src=\"data:audio/wav;base64,UklGRiQAAABXQVZF\"></audio></figure>";
        var picture = Convert.ToBase64String(PngFigure.ToPng(Bars()));
        return new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown($"# A page\n\n[A link]({Link}) and text.") with
                {
                    Id = "m1",
                },
                .. Enumerable
                    .Range(1, 4)
                    .SelectMany(i =>
                        new[]
                        {
                            NotebookCell.Markdown($"## Section {i}\n\nText before the code.") with
                            {
                                Id = $"s{i}",
                            },
                            Cell($"p{i}", "image/png", picture),
                            Cell($"t{i}", "text/html", Table(i % 2 == 0 ? 3 : 30) + sound),
                        }
                    ),
            ],
        };
    }

    private static Figure Bars() =>
        new(
            "bars",
            "Bars",
            "Two bars.",
            new Charts.Grammar.Panel(
                Charts.Grammar.Axis.Category("Emotion"),
                Charts.Grammar.Axis.Linear("UAR", "%"),
                new Charts.Grammar.Bars(["angry", "calm"], [71.5, 60])
            )
        );

    private static NotebookCell Cell(string id, string type, string content) =>
        NotebookCell.Code("var text = \"" + new string('a', 60) + string.Concat(Enumerable.Repeat(" word", 40)) + "\";") with
        {
            Id = id,
            Outputs = [new DisplayOutput { Data = MimeBundle.Empty.With(type, content) }],
        };
}
