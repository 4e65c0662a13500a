using System.Diagnostics;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Printing;

/// <summary>Prints HTML pages as PDF, and takes pictures of them, with a browser that has no window, no network and a profile that is gone
/// afterwards.</summary>
/// <param name="browser">The program, from <see cref="BrowserProgram.Require"/>.</param>
/// <param name="patience">How long one page may take; <see langword="null"/> for two minutes.</param>
internal sealed class PdfPrinter(string browser, TimeSpan? patience = null)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    // Time in the page runs ahead until nothing is left to happen, so that charts are drawn.
    private const int PageMilliseconds = 10_000;

    private const int TriesToDelete = 20;

    /// <summary>Prints one page.</summary>
    /// <param name="page">The HTML file.</param>
    /// <param name="pdf">The file to write; written whole or not at all.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="SerException">The browser does not start, fails or takes too long.</exception>
    public async Task PrintAsync(string page, string pdf, CancellationToken stop) =>
        AtomicFile.WriteAllBytes(pdf, PdfDates.Remove(await MakeAsync(page, ".pdf", PrintArguments, stop).ConfigureAwait(false)));

    /// <summary>Takes a picture of the upper left corner of a page, at twice the size.</summary>
    /// <param name="page">The HTML file.</param>
    /// <param name="png">The file to write; written whole or not at all.</param>
    /// <param name="width">Width of what is seen, CSS pixels.</param>
    /// <param name="height">Height of what is seen, CSS pixels.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="SerException">The browser does not start, fails or takes too long.</exception>
    public async Task PictureAsync(string page, string png, int width, int height, CancellationToken stop) =>
        AtomicFile.WriteAllBytes(
            png,
            await MakeAsync(page, ".png", draft => PictureArguments(draft, width, height), stop).ConfigureAwait(false)
        );

    private async Task<byte[]> MakeAsync(string page, string ending, Func<string, string[]> argumentsFor, CancellationToken stop)
    {
        var scratch = ScratchFolder.Create("print").FullName;
        try
        {
            var draft = Path.Combine(scratch, "made" + ending);
            var said = await RunAsync(page, argumentsFor(draft), scratch, stop).ConfigureAwait(false);
            return File.Exists(draft)
                ? await File.ReadAllBytesAsync(draft, stop).ConfigureAwait(false)
                : throw new SerException($"{browser} printed no {ending[1..].ToUpperInvariant()} of {page}{Last(said)}");
        }
        finally
        {
            await DeleteAsync(scratch).ConfigureAwait(false);
        }
    }

    private async Task<string> RunAsync(string page, string[] own, string scratch, CancellationToken stop)
    {
        using var process = Start(page, own, scratch);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience ?? Usual);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var heard = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SerException(
                FormattableString.Invariant(
                    $"{browser} did not print {page} within {(patience ?? Usual).TotalSeconds:0.#} s; it was ended."
                )
            );
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await heard.ConfigureAwait(false);
        return await said.ConfigureAwait(false);
    }

    private Process Start(string page, string[] own, string scratch)
    {
        var start = new ProcessStartInfo(browser, Arguments(page, own, scratch))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new SerException($"{browser} could not be started: {fault.Message}", fault);
        }
    }

    private static string[] PrintArguments(string draft) =>
        ["--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={draft}"];

    private static string[] PictureArguments(string draft, int width, int height) =>
        [
            "--hide-scrollbars",
            "--force-device-scale-factor=2",
            FormattableString.Invariant($"--window-size={width},{height}"),
            $"--screenshot={draft}",
        ];

    private static string[] Arguments(string page, string[] own, string scratch) =>
        [
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--no-first-run",
            "--no-default-browser-check",
            FormattableString.Invariant($"--virtual-time-budget={PageMilliseconds}"),
            $"--user-data-dir={Path.Combine(scratch, "profile")}",
            .. own,
            // Chromium's own sandbox does not work for an administrator; the pages' policy still forbids everything from outside.
            .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : (string[])[],
            new Uri(Path.GetFullPath(page)).AbsoluteUri,
        ];

    private static string Last(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is { } line
            ? $": {ShortText.Of(line, 200)}"
            : ".";

    // Helpers of the browser may still write for a moment after it has ended.
    private static async Task DeleteAsync(string folder)
    {
        for (var tries = 0; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && tries < TriesToDelete)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
