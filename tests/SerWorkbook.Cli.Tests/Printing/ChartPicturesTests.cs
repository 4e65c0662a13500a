using SerWorkbook.Cli.Printing;
using SerWorkbook.Notebooks;
using SkiaSharp;

namespace SerWorkbook.Cli.Tests.Printing;

/// <summary>Pictures of the charts of a notebook.</summary>
public sealed class ChartPicturesTests : IDisposable
{
    private const string Bars =
        """{"data":[{"type":"bar","x":["a","b"],"y":[1,3],"marker":{"color":"#ff0000"}}],"layout":{"width":400,"height":300}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_chart_is_drawn_at_the_size_of_its_layout()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program in the browser's place is a shell script.");
        var browser = _folder.File("browser");
        File.WriteAllText(
            browser,
            "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --screenshot=*) to=\"${a#*=}\";; "
                + "--window-size=*) size=\"${a#*=}\";; esac; done\necho \"$size\" > \"$to\"\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var written = await Write(
            browser,
            Bars,
            """{"data":[],"layout":{"width":1e9,"height":-5,"title":"</script>"}}""",
            """{"data":[{"y":[1]}]}""",
            "[1]"
        );
        Assert.Equal(
            ["n-chart-1.png", "n-chart-2.png", "n-chart-3.png", "n-chart-4.png"],
            written.Select(picture => Path.GetFileName(picture))
        );
        Assert.Equal(["400,300", "4000,100", "900,500", "900,500"], written.Select(picture => File.ReadAllText(picture).Trim()));
    }

    [Fact]
    public async Task A_browser_draws_what_the_chart_holds()
    {
        var browser = BrowserProgram.Find(Environment.GetEnvironmentVariable("PATH"));
        Assert.SkipWhen(browser is null, "There is no Chromium or Chrome on this machine.");
        var picture = Assert.Single(await Write(browser!, Bars));
        using var drawn = SKBitmap.Decode(picture);
        Assert.Equal((800, 600), (drawn.Width, drawn.Height));

        // The bars, of a height of 1 and 3, take most of their halves of the plot.
        var red = drawn.Pixels.Index().Where(pixel => pixel.Item == new SKColor(255, 0, 0)).ToArray();
        int Count(bool isRight) => red.Count(pixel => pixel.Index % 800 > 400 == isRight);
        Assert.InRange(Count(isRight: true) / (double)Count(isRight: false), 2.8, 3.2);
        Assert.InRange(red.Length, 0.1 * drawn.Pixels.Length, 0.6 * drawn.Pixels.Length);
    }

    private async Task<IReadOnlyList<string>> Write(string browser, params string[] charts)
    {
        var outputs = charts.Select(chart => (NotebookOutput)new DisplayOutput { Data = MimeBundle.Empty.With(MimeTypes.Plotly, chart) });
        NotebookCell cell = new()
        {
            Id = "a",
            Kind = CellKind.Code,
            Source = "1",
            Outputs = [.. outputs],
        };
        new NotebookDocument { Cells = [cell] }.Save(_folder.File("n.ipynb"));
        var written = new List<string>();
        var pictures = new ChartPictures(new PdfPrinter(browser));
        await foreach (var picture in pictures.WriteAsync(_folder.File("n.ipynb"), _folder.Path, TestContext.Current.CancellationToken))
        {
            written.Add(picture);
        }

        return written;
    }
}
