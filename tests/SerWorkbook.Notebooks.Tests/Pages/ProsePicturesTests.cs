using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SerWorkbook.Notebooks.Pages.Texts;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class ProsePicturesTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 1, 2, 3];

    [Fact]
    public void Pictures_below_the_folder_and_of_the_cell_are_embedded()
    {
        using var folder = Folder();
        Directory.CreateDirectory(folder["notebooks/images"]);
        File.WriteAllBytes(folder["notebooks/images/a b.png"], Png);
        folder.Write("notebooks/drawing.svg", "\uFEFF<?xml version=\"1.0\"?><!DOCTYPE svg>\n<!-- x -->" + Svg);
        var cell = NotebookCell.Markdown("![Words](images/a%20b.png) ![](attachment:p.png) ![](drawing.svg)") with
        {
            OtherFields = [new("attachments", JsonElement.Parse($"{{\"p.png\": {{\"image/png\": \"{Convert.ToBase64String(Png)}\"}}}}"))],
        };

        var main = MainPart(Of(cell), new HtmlPageOptions { AssetFolder = folder["notebooks"] });

        Assert.Contains($"<img src=\"data:image/png;base64,{Convert.ToBase64String(Png)}\" alt=\"Words\" />", main);
        Assert.Contains($"<img src=\"data:image/png;base64,{Convert.ToBase64String(Png)}\" alt=\"attachment:p\" />", main);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", main);
        Assert.DoesNotContain("left out", main);
        Assert.DoesNotContain(Convert.ToBase64String(Png), MainPart(Of(NotebookCell.Markdown("![Words](images/a%20b.png)"))));
    }

    [Theory]
    [InlineData("../outside.png", "it lies outside the notebook's folder")]
    [InlineData("%2e%2e/outside.png", "it lies outside the notebook's folder")]
    [InlineData("/etc/hostname", "it lies outside the notebook's folder")]
    [InlineData("../nowhere.png", "it lies outside the notebook's folder")]
    [InlineData("missing.png", "there is no such file")]
    [InlineData("empty.png", "it is empty or no regular file")]
    [InlineData("text.png", "it is no PNG, JPEG, GIF, WebP or SVG picture")]
    [InlineData("page.svg", "it is no PNG, JPEG, GIF, WebP or SVG picture")]
    [InlineData("https://example.org/x.png", "pages hold nothing from elsewhere")]
    [InlineData("file:///etc/hostname", "pages hold nothing from elsewhere")]
    [InlineData("attachment:none.png", "the cell has no such attachment")]
    public void Others_are_left_out_and_named(string url, string reason)
    {
        using var folder = Folder();

        var main = MainPart(Of(NotebookCell.Markdown($"![words]({url})")), new HtmlPageOptions { AssetFolder = folder["notebooks"] });

        Assert.DoesNotContain("<img", main);
        Assert.Contains($"<p class=\"more\">The picture &#39;{url}&#39; was left out: {HtmlText.Escape(reason)}.</p>", main);
    }

    [Fact]
    public void Links_lead_nowhere_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights that a test may not have.");
        using var folder = Folder();
        Directory.CreateSymbolicLink(folder["notebooks/images"], folder["elsewhere"]);
        File.CreateSymbolicLink(folder["notebooks/link.png"], "../outside.png");
        File.CreateSymbolicLink(folder["notebooks/chain.png"], "link.png");
        File.CreateSymbolicLink(folder["notebooks/circle.png"], "circle.png");
        File.CreateSymbolicLink(folder["notebooks/good.png"], folder["notebooks/own.png"]);
        Directory.CreateSymbolicLink(folder["alias"], folder["notebooks"]);

        foreach (var name in (string[])["images/x.png", "link.png", "chain.png", "circle.png"])
        {
            Assert.Equal("it lies outside the notebook's folder", Find(folder["notebooks"], name).Reason);
        }

        Assert.NotNull(Find(folder["notebooks"], "good.png").DataUri);
        Assert.NotNull(Find(folder["alias"], "own.png").DataUri);
        Assert.NotNull(Find(folder["alias"], folder["notebooks/own.png"]).DataUri);
    }

    [Fact]
    public void Pipes_devices_and_huge_files_are_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var folder = Folder();
        using (var make = Process.Start("mkfifo", [folder["notebooks/pipe.png"]]))
        {
            make.WaitForExit();
        }

        using (var large = File.Create(folder["notebooks/large.png"]))
        {
            large.Write(Png);
            large.SetLength(PictureFolder.Largest + 1L);
        }

        Assert.Equal("it is empty or no regular file", Find(folder["notebooks"], "pipe.png").Reason);
        Assert.Equal("it is empty or no regular file", Find("/dev", "zero").Reason);
        Assert.Equal("it is larger than 20 MB", Find(folder["notebooks"], "large.png").Reason);
    }

    [Theory]
    [InlineData("GIF89a....", "image/gif")]
    [InlineData("RIFF....WEBPVP8 ", "image/webp")]
    [InlineData("RIFF....WAVE", null)]
    [InlineData(Svg, "image/svg+xml")]
    [InlineData("<svg>no namespace</svg>", null)]
    [InlineData("root:x:0:0", null)]
    public void Kind_is_told_by_the_content(string content, string? type) =>
        Assert.Equal(type, PictureContent.MimeType(Encoding.UTF8.GetBytes(content)));

    private static (string? DataUri, string Reason) Find(string folder, string url) =>
        new ProsePictures(folder).Find(url, NotebookCell.Markdown(""));

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["notebooks"]);
        Directory.CreateDirectory(folder["elsewhere"]);
        File.WriteAllBytes(folder["outside.png"], Png);
        File.WriteAllBytes(folder["elsewhere/x.png"], Png);
        File.WriteAllBytes(folder["notebooks/own.png"], Png);
        folder.Write("notebooks/text.png", "secret");
        folder.Write("notebooks/page.svg", "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>");
        folder.Write("notebooks/empty.png", "");
        return folder;
    }
}
