using SerWorkbook.Cli.Printing;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Printing;

/// <summary>The printer with small programs instead of a browser.</summary>
public sealed class PdfPrinterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_browser_prints_is_kept_without_the_time_of_printing()
    {
        var printer = new PdfPrinter(
            Browser(
                """
                for a in "$@"; do case "$a" in --print-to-pdf=*) to="${a#*=}";; --user-data-dir=*) profile="${a#*=}";; esac; last="$a"; done
                mkdir -p "$profile"; touch "$profile/lock"; echo "$profile" > "$(dirname "$0")/profile"
                printf '%s\n/CreationDate (D:20261130163000+00)\n/ModDate (D:20261130163000+00)\n' "$last" > "$to"
                """
            )
        );
        await printer.PrintAsync(_folder.File("a page.html"), _folder.File("page.pdf"), TestContext.Current.CancellationToken);
        Assert.Equal(
            $"{new Uri(_folder.File("a page.html")).AbsoluteUri}\n/CreationDate (D:19700101000000+00)\n/ModDate (D:19700101000000+00)\n",
            File.ReadAllText(_folder.File("page.pdf"))
        );
        var profile = File.ReadAllText(_folder.File("profile")).Trim();
        Assert.False(Directory.Exists(Path.GetDirectoryName(profile)));
    }

    [Fact]
    public async Task A_browser_that_prints_nothing_is_reported_with_what_it_said_last()
    {
        var browser = Browser("echo 'first' >&2; echo 'No usable sandbox!' >&2; exit 1");
        var fault = await Assert.ThrowsAsync<SerException>(() =>
            new PdfPrinter(browser).PrintAsync("a.html", _folder.File("a.pdf"), TestContext.Current.CancellationToken)
        );
        Assert.Equal($"{browser} printed no PDF of a.html: No usable sandbox!", fault.Message);
        Assert.False(File.Exists(_folder.File("a.pdf")));
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_with_all_that_it_started()
    {
        var browser = Browser(
            """
            echo $$ > "$(dirname "$0")/ids"
            sleep 600 &
            echo $! >> "$(dirname "$0")/ids"
            wait
            """
        );
        var fault = await Assert.ThrowsAsync<SerException>(() =>
            new PdfPrinter(browser, TimeSpan.FromSeconds(2)).PrintAsync(
                "a.html",
                _folder.File("a.pdf"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal($"{browser} did not print a.html within 2 s; it was ended.", fault.Message);
        // A process that was killed takes a moment to be gone on a busy machine; one that was not sleeps for ten minutes.
        var ids = File.ReadAllLines(_folder.File("ids"));
        for (var tries = 0; tries < 300 && ids.Any(IsAlive); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(ids, IsAlive);
    }

    [Fact]
    public async Task A_browser_that_cannot_start_is_reported()
    {
        var fault = await Assert.ThrowsAsync<SerException>(() =>
            new PdfPrinter(_folder.File("none")).PrintAsync("a.html", _folder.File("a.pdf"), TestContext.Current.CancellationToken)
        );
        Assert.StartsWith($"{_folder.File("none")} could not be started: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_name_on_the_path_is_the_browser()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Programs have another ending there.");
        Directory.CreateDirectory(_folder.File("one"));
        Directory.CreateDirectory(_folder.File("two"));
        File.WriteAllText(_folder.File("one/google-chrome"), "");
        File.WriteAllText(_folder.File("two/chromium"), "");
        Assert.Equal(_folder.File("two/chromium"), BrowserProgram.Find($"{_folder.File("one")}:{_folder.File("two")}"));
        Assert.Equal(_folder.File("one/google-chrome"), BrowserProgram.Find(_folder.File("one")));
    }

    // A process that ended is gone, or a zombie until its parent has looked.
    private static bool IsAlive(string id)
    {
        var status = $"/proc/{id}/stat";
        return File.Exists(status) && File.ReadAllText(status).Split(") ")[^1][0] != 'Z';
    }

    private string Browser(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program in the browser's place is a shell script.");
        var path = _folder.File("browser");
        File.WriteAllText(path, "#!/bin/sh\n" + script.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
