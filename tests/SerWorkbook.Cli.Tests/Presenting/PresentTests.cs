using System.Globalization;
using System.Text.RegularExpressions;
using SerWorkbook.Cli.Presenting;
using SerWorkbook.Cli.Tests.Jupyter;

namespace SerWorkbook.Cli.Tests.Presenting;

public sealed partial class PresentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Slides_say_what_the_notebooks_found_and_are_the_same_each_time()
    {
        SmallRun.Write(_folder.Path);
        Assert.Equal(0, await SerCommand.RunAsync(["present", _folder.Path]));
        var page = await File.ReadAllTextAsync(_folder.File("slides.html"), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "How well can a program tell the emotion in a voice that it has never heard?",
                "Every emotion has 2 recordings",
                "Of the 4 requirements, 1 is met",
                "What holds on average need not hold for a person",
                "The model hears how a recording sounds, not what a person feels",
                "What should be done next, the most urgent first",
            ],
            Message().Matches(page).Select(match => match.Groups[1].Value)
        );
        Assert.Contains("<p class=\"subtitle\">Small corpus: 6 recordings", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"Counts Bar charts.\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"lead\">That is few.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<li>If it may abstain, 50\u00A0% get the right emotion.</li>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("It works for a.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Foot", page, StringComparison.Ordinal);
        Assert.Equal(7, Notice().Count(page));

        Assert.Equal(0, await SerCommand.RunAsync(["present", _folder.Path, "--out", _folder.File("again.html")]));
        Assert.Equal(page, await File.ReadAllTextAsync(_folder.File("again.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_that_are_no_slides_are_not_replaced()
    {
        SmallRun.Write(_folder.Path);
        var page = _folder.File("05-evaluation.html");
        await File.WriteAllTextAsync(page, "<p>The run's own page.</p>", TestContext.Current.CancellationToken);
        Assert.Equal(1, await SerCommand.RunAsync(["present", _folder.Path, "--out", page]));
        Assert.Equal("<p>The run's own page.</p>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        Assert.Equal(0, await SerCommand.RunAsync(["present", _folder.Path]));
        Assert.Equal(0, await SerCommand.RunAsync(["present", _folder.Path]));
    }

    [Fact]
    public void Slides_without_results_are_named()
    {
        using var ser = new SerProcess();
        SmallRun.Write(ser.At("run"));
        var said = ser.Run("present", "run");
        Assert.Equal((0, ser.At("run/slides.html")), (said.Code, said.Output.Trim()));
        var lines = said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "The slide 'What was found in the data' is left out: the run has no result of 01-data-understanding, cell 'cells'.",
            lines[0]
        );
        Assert.Equal(10, lines.Length);
    }

    [Fact]
    public void A_folder_without_a_run_is_refused()
    {
        var fault = Assert.Throws<MissingDataException>(() => RunResults.Open(_folder.Path));
        Assert.Equal($"{_folder.Path}: this is not the folder of a finished run (run.json); 'ser run --out' makes one.", fault.Message);
    }

    [Fact]
    public void A_run_that_lost_a_notebook_is_refused()
    {
        SmallRun.Write(_folder.Path);
        var lost = _folder.File("notebooks/05-evaluation.ipynb");
        File.Delete(lost);
        var fault = Assert.Throws<MissingDataException>(() => RunResults.Open(_folder.Path));
        Assert.StartsWith($"{lost}: this notebook of the run is missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_no_page_is_refused_before_anything_is_written()
    {
        SmallRun.Write(_folder.Path);
        Assert.Equal(1, await SerCommand.RunAsync(["present", _folder.Path, "--out", _folder.File("slides.pdf")]));
        Assert.Empty(Directory.GetFiles(_folder.Path, "slides.*"));
    }

    [Fact]
    public async Task Keys_lead_through_the_slides_and_each_is_one_page_of_paper()
    {
        JupyterTool.Require("chromium", "--version");
        SmallRun.Write(_folder.File("run"));
        Assert.Equal(0, await SerCommand.RunAsync(["present", _folder.File("run")]));
        var page = new Uri(_folder.File("run/slides.html")).AbsoluteUri;
        await using var browser = await DevTools.StartAsync(_folder.File("profile"), "about:blank");
        foreach (var domain in (string[])["Page", "Log", "Runtime"])
        {
            await browser.SendAsync(domain + ".enable", new { });
        }

        await browser.SendAsync("Page.navigate", new { url = page });
        await browser.UntilAsync("document.readyState === 'complete' && document.querySelector('.current')?.id === 'slide-1'");
        foreach (var (key, slide) in new[] { ("ArrowRight", 2), (" ", 3), ("ArrowLeft", 2), ("End", 7), ("ArrowDown", 7), ("Home", 1) })
        {
            await browser.PressAsync(key, modifiers: 0);
            await browser.UntilAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"document.querySelector('.current').id === 'slide-{slide}' && "
                        + $"document.querySelector('output').textContent === '{slide} / 7'"
                )
            );
        }

        Assert.Equal("1", await browser.EvaluateAsync("[...document.querySelectorAll('.slide')].filter(s => s.checkVisibility()).length"));
        var pdf = (await browser.SendAsync("Page.printToPDF", new { preferCSSPageSize = true })).GetProperty("data").GetBytesFromBase64();
        Assert.Equal(7, PdfPages.Of(pdf).Count);
        Assert.DoesNotContain(
            browser.Events,
            told => told.GetProperty("method").GetString() is "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded"
        );
    }

    [GeneratedRegex("<h2[^>]*>(.*?)</h2>")]
    private static partial Regex Message();

    [GeneratedRegex("<p class=\"notice\">The voices are synthetic.</p>")]
    private static partial Regex Notice();
}
