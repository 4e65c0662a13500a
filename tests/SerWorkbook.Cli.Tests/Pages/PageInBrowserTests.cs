using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Pages;

/// <summary>Opens a rendered page in a real browser; skips where there is none.</summary>
public sealed class PageInBrowserTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_draws_its_charts_without_a_request_or_a_complaint_and_nothing_hostile_runs(bool sharesPlotly)
    {
        await using var page = await BrowserPage.OpenAsync(options: sharesPlotly ? ["--share-plotly"] : []);

        Assert.Equal(
            "2",
            await page.Browser.EvaluateAsync(
                "document.querySelectorAll('.chart svg.main-svg').length > 0 && document.querySelectorAll('.js-plotly-plot').length"
            )
        );
        Assert.Equal("0", await page.Browser.EvaluateAsync("document.querySelectorAll('.failed').length"));
        await page.Browser.EvaluateAsync(
            "document.querySelectorAll('main :not(a, a *, .chart, .chart *)').forEach(e => e.dispatchEvent(new MouseEvent('click')))"
        );
        Assert.Equal("", await page.Browser.EvaluateAsync("window.harmed"));
        Assert.Empty(page.Complaints(sharesPlotly ? ["plotly.min.js"] : []));
    }

    [Fact]
    public async Task Hostile_outputs_neither_run_nor_fetch_nor_cover_the_page()
    {
        await using var page = await BrowserPage.OpenHostileAsync();
        const string Moved = """
            [...document.querySelectorAll('.rich *')].filter(element => element.checkVisibility()).filter(element => {
              const style = getComputedStyle(element);
              return style.position !== 'static' || style.transform !== 'none' || style.zIndex !== 'auto' || style.boxShadow !== 'none';
            }).length
            """;

        Assert.NotEqual("0", await page.Browser.EvaluateAsync("document.querySelectorAll('.rich *').length"));
        await page.Browser.EvaluateAsync(
            "document.querySelectorAll('.rich *').forEach(e => ['click', 'pointerover', 'mouseover', 'focus'].forEach(kind => "
                + "e.closest('a[href]') || e.dispatchEvent(new MouseEvent(kind))))"
        );
        await page.Browser.EvaluateAsync("new Promise(done => setTimeout(done, 500))");
        Assert.Equal("", await page.Browser.EvaluateAsync("window.harmed"));
        Assert.Equal("0", await page.Browser.EvaluateAsync(Moved));
        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task Picture_stands_in_the_place_of_a_chart_until_that_is_drawn()
    {
        await using var page = await BrowserPage.OpenAsync();
        const string Shown = "[...document.querySelectorAll('.plot .still')].filter(still => still.checkVisibility()).length";
        const string Fits = """
            [...document.querySelectorAll('.plot:has(.still)')].every(plot => {
              plot.classList.remove('drawn');
              plot.querySelector('.chart').replaceChildren();
              const [still, chart] = ['.still', '.chart'].map(part => plot.querySelector(part).getBoundingClientRect());
              return still.height > 200 && Math.abs(still.top - chart.top) < 1 && Math.abs(still.height - chart.height) < 1;
            })
            """;
        await page.Browser.UntilAsync(Shown + " === 0");

        Assert.Equal("true", await page.Browser.EvaluateAsync(Fits));
        Assert.NotEqual("0", await page.Browser.EvaluateAsync(Shown));
    }

    // The policy alone: what a flaw of the sanitiser would let through is stopped by the browser.
    [Fact]
    public async Task Policy_of_the_page_stops_scripts_and_requests_that_get_into_it()
    {
        await using var page = await BrowserPage.OpenAsync();
        await page.Browser.EvaluateAsync(
            """
            (() => {
              const script = document.createElement('script'); script.textContent = 'window.harmed = 7'; document.body.append(script);
              const button = document.createElement('div'); button.innerHTML = '<img src="x:" onerror="window.harmed = 8"><img src="https://example.org/b.png">'; document.body.append(button);
            })()
            """
        );
        await page.Browser.EvaluateAsync("new Promise(done => setTimeout(done, 500))");

        Assert.Equal("", await page.Browser.EvaluateAsync("window.harmed"));
        Assert.Contains(page.Complaints(), complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_finds_words_in_prose_code_and_outputs()
    {
        await using var page = await BrowserPage.OpenAsync();
        await page.Browser.PressAsync("k", modifiers: 2);
        await page.Browser.TypeAsync("NEEDLE");
        await page.Browser.UntilAsync("document.querySelector('.search output').textContent === '1 of 3'");
        await page.Browser.PressAsync("Enter", modifiers: 0);
        await page.Browser.UntilAsync("document.querySelector('.search output').textContent === '2 of 3'");
        Assert.Equal("[3,1]", await page.Browser.EvaluateAsync("[CSS.highlights.get('found').size, CSS.highlights.get('here').size]"));
        await page.Browser.PressAsync("Escape", modifiers: 0);
        await page.Browser.UntilAsync("CSS.highlights.get('found').size === 0 && document.querySelector('.search input').value === ''");
        await page.Browser.PressAsync("k", modifiers: 2);
        await page.Browser.TypeAsync("nowhere");
        await page.Browser.UntilAsync("document.querySelector('.search output').textContent === 'not found'");
    }

    [Fact]
    public async Task Data_frame_is_sorted_by_a_click_turned_over_and_searched()
    {
        const string Code = """
            using System.Linq;
            new Microsoft.Data.Analysis.DataFrame(
                new Microsoft.Data.Analysis.Int32DataFrameColumn("n", Enumerable.Range(0, 45).Select(i => 7 * i % 45)),
                new Microsoft.Data.Analysis.StringDataFrameColumn("name", Enumerable.Range(0, 45).Select(i => i == 31 ? null : $"row {i}")))
            """;
        using var session = new NotebookSession(new NotebookSessionOptions { WorkingDirectory = Path.GetTempPath() });
        var reference = $"#r \"{typeof(Microsoft.Data.Analysis.DataFrame).Assembly.Location}\"\n";
        var result = await session.ExecuteAsync(reference + Code, 1, cancellationToken: TestContext.Current.CancellationToken);
        var html = result.Outputs.OfType<RichOutput>().Single().Data.Text("text/html")!;
        await using var page = await BrowserPage.OpenShowingAsync("light", ("text/html", html));
        const string Shown =
            "[...document.querySelectorAll('.ser-data tbody tr')].filter(r => r.checkVisibility())"
            + ".map(r => Number(r.cells[0].textContent))";
        string Json(IEnumerable<int> numbers) => $"[{string.Join(',', numbers)}]";
        Task ClickAsync(string selector) => page.Browser.EvaluateAsync($"document.querySelector('{selector}').click()");

        Assert.Equal(Json(Enumerable.Range(0, 20).Select(i => 7 * i % 45)), await page.Browser.EvaluateAsync(Shown));
        await ClickAsync(".ser-data th button");
        Assert.Equal(Json(Enumerable.Range(0, 20)), await page.Browser.EvaluateAsync(Shown));
        await ClickAsync(".ser-pages button:last-child");
        await ClickAsync(".ser-pages button:last-child");
        Assert.Equal("[40,41,42,43,44]", await page.Browser.EvaluateAsync(Shown));
        await ClickAsync(".ser-data th:last-child button");
        await ClickAsync(".ser-data th:last-child button");
        var backwards = Enumerable.Range(0, 45).Where(i => i != 31).Reverse().Take(20).Select(i => 7 * i % 45);
        Assert.Equal(Json(backwards), await page.Browser.EvaluateAsync(Shown));
        await page.Browser.PressAsync("k", modifiers: 2);
        await page.Browser.TypeAsync("null");
        await page.Browser.UntilAsync("document.querySelector('.search output').textContent === '1 of 1'");
        Assert.EndsWith($",{7 * 31 % 45}]", await page.Browser.EvaluateAsync(Shown), StringComparison.Ordinal);
        Assert.Empty(page.Complaints());
    }

    [Fact]
    public async Task Keys_go_from_section_to_section_and_the_contents_follow()
    {
        await using var page = await BrowserPage.OpenAsync();
        await page.Browser.PressAsync("ArrowDown", modifiers: 1);
        await page.Browser.UntilAsync("document.activeElement.matches('h1')");
        await page.Browser.PressAsync("ArrowDown", modifiers: 1);
        await page.Browser.UntilAsync("document.activeElement.textContent === 'First section'");
        await page.Browser.PressAsync("ArrowDown", modifiers: 1);
        await page.Browser.UntilAsync("document.activeElement.textContent === 'Second section'");
        await page.Browser.UntilAsync("document.querySelector('#contents [aria-current]').textContent === 'Second section'");
        await page.Browser.PressAsync("ArrowUp", modifiers: 1);
        await page.Browser.UntilAsync("document.activeElement.textContent === 'First section'");
    }

    [Fact]
    public async Task Data_of_every_figure_opens_as_a_table()
    {
        await using var page = await BrowserPage.OpenAsync();
        Assert.Equal(
            "true",
            await page.Browser.EvaluateAsync(
                "[...document.querySelectorAll('figure.plot')].every(plot => plot.getAttribute('aria-label') && "
                    + "plot.querySelector('.data'))"
            )
        );
        await page.Browser.EvaluateAsync("document.querySelectorAll('.data').forEach(fold => { fold.open = true; })");
        await page.Browser.UntilAsync("document.querySelectorAll('.data table').length === 2");
        var cells =
            "[...document.querySelectorAll('.data table')].map(table => [...table.rows].map(row => [...row.cells].map(cell => "
            + "cell.textContent)))";
        var tables = System.Text.Json.JsonSerializer.Deserialize<string[][][]>(await page.Browser.EvaluateAsync(cells))!;
        Assert.Equal(["Emotion", "UAR (%)"], tables[0][0]);
        Assert.Equal(["71.5", "60"], tables[0].Skip(1).Select(row => row[1]));
        Assert.Equal(["calm", "60"], tables[0][2]);
        string[][] counts =
        [
            ["", "a", "b"],
            ["a", "5", "1"],
            ["b", "2", "6"],
        ];
        Assert.Equal(counts, tables[1]);
    }

    [Fact]
    public async Task Code_is_copied_and_folded()
    {
        await using var page = await BrowserPage.OpenAsync();
        await page.Browser.EvaluateAsync(
            "(() => { window.copied = null; navigator.clipboard.writeText = async text => { window.copied = text; }; "
                + "document.querySelector('#cell-c1 .copy').click(); })()"
        );
        await page.Browser.UntilAsync("window.copied !== null");
        Assert.Equal(
            "\"// a comment\\nvar x = \\\"needle\\\";\\nx.Length + 1\"",
            await page.Browser.EvaluateAsync("window.copied.trimEnd()")
        );
        await page.Browser.EvaluateAsync("document.querySelector('[data-action=code]').click()");
        await page.Browser.UntilAsync("[...document.querySelectorAll('.code > details')].every(fold => !fold.open)");
    }

    [Fact]
    public async Task A_sound_has_a_waveform_that_follows_the_keyboard()
    {
        var clip = new Sound(new AudioClip(Enumerable.Range(0, 8_000).Select(i => i < 4_000 ? 0.25f : -0.5f).ToArray(), 8_000), "half");
        await using var page = await BrowserPage.OpenShowingAsync(
            "light",
            ("text/html", clip.ToHtml()),
            ("text/html", "<audio controls src=\"data:audio/mpeg;base64,AAAA\"></audio>")
        );
        await page.Browser.UntilAsync("document.querySelectorAll('.wave').length === 1");
        const string Label = "document.querySelector('.wave').getAttribute('aria-label')";
        Assert.Equal("\"Position in half\"", await page.Browser.EvaluateAsync(Label));

        // The loudest sample of the output fills the height: the first half reaches half of it above, the second all of it below.
        const string Heights =
            "(() => { const box = document.querySelector('.wave path').getBBox(); "
            + "return [box.y, box.y + box.height].map(y => y.toFixed(2)); })()";
        Assert.Equal("[\"-0.49\",\"0.97\"]", await page.Browser.EvaluateAsync(Heights));
        await page.Browser.UntilAsync("document.querySelector('audio').readyState > 0");
        await page.Browser.EvaluateAsync("document.querySelector('.wave').focus()");
        foreach (var (key, time) in new[] { ("ArrowRight", "0.05"), ("End", "1.00"), ("ArrowLeft", "0.95"), ("Home", "0.00") })
        {
            await page.Browser.PressAsync(key, modifiers: 0);
            await page.Browser.UntilAsync(
                $"document.querySelector('.wave').getAttribute('aria-valuetext') === '{time} of 1.00 s' && "
                    + $"document.querySelector('audio').currentTime.toFixed(2) === '{time}'"
            );
        }

        Assert.Empty(page.Complaints());
    }

    [Theory]
    [InlineData("light", 1200)]
    [InlineData("dark", 1200)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Page_is_accessible_and_no_wider_than_the_window(string scheme, int width)
    {
        var axe = AxeCore.Require();
        await using var page = await BrowserPage.OpenAsync(scheme, width);
        await page.Browser.EvaluateAsync("document.querySelectorAll('.data').forEach(fold => { fold.open = true; })");
        await page.Browser.UntilAsync("document.querySelectorAll('.data table').length === 2");
        await page.Browser.EvaluateAsync(axe);

        var result = await page.Browser.EvaluateAsync(
            "axe.run({ resultTypes: ['violations', 'passes'] }).then(r => JSON.stringify([r.passes.length, r.violations.map(v => "
                + "`${v.impact} ${v.id}: ${v.nodes.map(n => n.html).join(' ; ')}`)]))"
        );

        using var parsed = System.Text.Json.JsonDocument.Parse(System.Text.Json.JsonSerializer.Deserialize<string>(result)!);
        Assert.True(parsed.RootElement[0].GetInt32() > 20, "axe-core looked at next to nothing.");
        Assert.Empty(parsed.RootElement[1].EnumerateArray().Select(violation => violation.GetString()));
        Assert.Equal("true", await page.Browser.EvaluateAsync("document.documentElement.scrollWidth <= innerWidth"));
    }
}
