using SerWorkbook.Charts.Grammar;
using SerWorkbook.Cli.Tests.Jupyter;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Tests.Pages;

namespace SerWorkbook.Cli.Tests.Pages;

/// <summary>A page with everything that pages hold, rendered by ser and opened in a headless Chromium without a network.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Hostile =
        "</script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 2'><b onclick='window.harmed = 3'>";

    private readonly SerProcess _ser;
    private readonly List<string> _addresses = [];

    private BrowserPage(SerProcess ser, DevTools browser, string address)
    {
        (_ser, Browser) = (ser, browser);
        _addresses.Add(address);
    }

    public DevTools Browser { get; }

    /// <summary>Opens the page; skips the test where there is no Chromium.</summary>
    /// <param name="scheme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="width">Width of the window, pixels.</param>
    /// <param name="options">Further options of <c>ser notebooks render</c>.</param>
    public static Task<BrowserPage> OpenAsync(string scheme = "light", int width = 1200, params string[] options) =>
        OpenAsync(Document(), scheme, width, options);

    /// <summary>Opens the page of a notebook whose outputs are hostile; skips the test where there is no Chromium.</summary>
    public static Task<BrowserPage> OpenHostileAsync() =>
        OpenAsync(
            new NotebookDocument
            {
                Cells = [.. HostileHtml.All.Select((html, i) => Code(FormattableString.Invariant($"c{i}"), "x", Shown("text/html", html)))],
            }
        );

    /// <summary>Opens the page of a notebook whose cells display HTML; skips the test where there is no Chromium.</summary>
    /// <param name="scheme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="outputs">What each cell displays.</param>
    public static Task<BrowserPage> OpenShowingAsync(string scheme, params IEnumerable<(string MimeType, string Text)> outputs) =>
        OpenAsync(
            new NotebookDocument
            {
                Cells = [.. outputs.Select((o, i) => Code(FormattableString.Invariant($"c{i}"), "x", Shown(o.MimeType, o.Text)))],
            },
            scheme
        );

    /// <summary>Opens the page of a notebook; skips the test where there is no Chromium.</summary>
    public static async Task<BrowserPage> OpenAsync(
        NotebookDocument document,
        string scheme = "light",
        int width = 1200,
        params string[] options
    )
    {
        JupyterTool.Require("chromium", "--version");
        var ser = new SerProcess();
        document.Save(ser.At("a.ipynb"));
        var render = ser.Run(["notebooks", "render", "a.ipynb", .. options]);
        Assert.True(render.Code == 0, render.Error);
        var browser = await DevTools.StartAsync(ser.At("profile"), "about:blank");
        var page = new BrowserPage(ser, browser, new Uri(ser.At("a.html")).AbsoluteUri);
        foreach (var domain in (string[])["Page", "Network", "Runtime", "Log"])
        {
            await browser.SendAsync(domain + ".enable", new { });
        }

        await browser.SendAsync(
            "Network.emulateNetworkConditions",
            new
            {
                offline = true,
                latency = 0,
                downloadThroughput = -1,
                uploadThroughput = -1,
            }
        );
        await browser.SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new
            {
                width,
                height = 900,
                deviceScaleFactor = 1,
                mobile = false,
            }
        );
        await browser.SendAsync(
            "Emulation.setEmulatedMedia",
            new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } }
        );
        await browser.SendAsync("Page.navigate", new { url = page._addresses[0] });
        await browser.UntilAsync("location.protocol === 'file:' && document.readyState === 'complete'");
        await browser.UntilAsync("document.querySelectorAll('.js-plotly-plot').length === document.querySelectorAll('.chart').length");
        return page;
    }

    /// <summary>What went over any network, or would have, and what the console says.</summary>
    public IEnumerable<string> Complaints(params string[] allowed)
    {
        var known = _addresses.Concat(allowed.Select(name => new Uri(_ser.At(name)).AbsoluteUri)).ToHashSet();
        foreach (var told in Browser.Events)
        {
            var parameters = told.GetProperty("params");
            var complaint = told.GetProperty("method").GetString() switch
            {
                "Network.requestWillBeSent" => parameters.GetProperty("request").GetProperty("url").GetString() is { } url
                && !known.Contains(url)
                && !url.StartsWith("data:", StringComparison.Ordinal)
                && !url.StartsWith("blob:", StringComparison.Ordinal)
                && url != "about:blank"
                    ? "asks for " + url
                    : null,
                "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded" => parameters.ToString(),
                _ => null,
            };
            if (complaint is not null)
            {
                yield return complaint;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _ser.Dispose();
    }

    private static NotebookDocument Document()
    {
        var bars = new Figure(
            "bars",
            "Bars " + Hostile,
            "Two bars.",
            new Panel(Axis.Category("Emotion"), Axis.Linear("UAR", "%"), new Bars(["angry " + Hostile, "calm"], [71.5, 60]))
        );
        var field = new Figure(
            "field",
            "Counts",
            "A table.",
            new Panel(
                Axis.Category("Predicted", ["a", "b"]),
                Axis.Category("True", ["a", "b"]),
                Heatmap.Matrix(
                    [
                        [5, 1],
                        [2, 6],
                    ],
                    "Rows"
                )
            )
        );
        var table =
            "<table><thead><tr><th>Speaker</th><th>UAR</th></tr></thead><tbody><tr><td>bea "
            + Hostile
            + "</td><td class=\"number\">71</td></tr></tbody></table>";
        return new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown(
                    "# A page "
                        + Hostile
                        + "\n\nProse with `code`, [a link](https://example.org/) and [a bad "
                        + "one](javascript:window.harmed=4).\n\n![no](https://example.org/a.png)"
                ) with
                {
                    Id = "m1",
                },
                NotebookCell.Markdown("## First section\n\nWords to find: needle.") with
                {
                    Id = "m2",
                },
                Code(
                    "c1",
                    "// a comment\nvar x = \"needle\";\nx.Length + 1",
                    Shown("text/plain", "7 " + Hostile),
                    new StreamOutput("stdout", "needle " + Hostile),
                    new StreamOutput("stderr", "warning " + Hostile)
                ),
                Code("c2", "bars", Chart(bars)),
                Code("c3", "field", Chart(field)),
                NotebookCell.Markdown("## Second section\n\n| a | b |\n| --- | --- |\n| 1 | 2 |") with
                {
                    Id = "m3",
                },
                Code(
                    "c4",
                    "table",
                    Shown(
                        "text/html",
                        table
                            + "<script>window.harmed = 5</script><iframe src='https://example.org/'></iframe><svg "
                            + "onload='window.harmed = 6'></svg>"
                    )
                ),
                Code(
                    "c5",
                    "var y = 1;\nthrow new Exception();",
                    new ErrorOutput("Exception", Hostile, ["Exception: " + Hostile, "   at cell 5, line 2"])
                ),
            ],
        };
    }

    private static NotebookCell Code(string id, string source, params NotebookOutput[] outputs) =>
        NotebookCell.Code(source) with
        {
            Id = id,
            Outputs = outputs,
            ExecutionCount = int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture),
        };

    private static DisplayOutput Shown(string type, string text) => new() { Data = MimeBundle.Empty.With(type, text) };

    private static DisplayOutput Chart(Figure figure) =>
        new()
        {
            Data = MimeBundle
                .Empty.With("application/vnd.plotly.v1+json", PlotlyFigure.ToJson(figure))
                .With("image/png", Convert.ToBase64String(PngFigure.ToPng(figure)))
                .With("text/plain", $"{figure.Title}\n{figure.AltText}"),
        };
}
