using System.Diagnostics;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Printing;

/// <summary>Prints HTML pages as PDF with a browser that has no window, no network and a profile that is gone afterwards.</summary>
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
    public async Task PrintAsync(string page, string pdf, CancellationToken stop)
    {
        var scratch = Directory.CreateTempSubdirectory("ser-print-").FullName;
        try
        {
            var draft = Path.Combine(scratch, "page.pdf");
            var said = await RunAsync(page, draft, scratch, stop).ConfigureAwait(false);
            if (!File.Exists(draft))
            {
                throw new SerException($"{browser} printed no PDF of {page}{Last(said)}");
            }

            AtomicFile.WriteAllBytes(pdf, PdfDates.Remove(await File.ReadAllBytesAsync(draft, stop).ConfigureAwait(false)));
        }
        finally
        {
            await DeleteAsync(scratch).ConfigureAwait(false);
        }
    }

    private async Task<string> RunAsync(string page, string draft, string scratch, CancellationToken stop)
    {
        using var process = Start(page, draft, scratch);
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

    private Process Start(string page, string draft, string scratch)
    {
        var start = new ProcessStartInfo(browser, Arguments(page, draft, scratch))
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

    private static string[] Arguments(string page, string draft, string scratch) =>
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
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            FormattableString.Invariant($"--virtual-time-budget={PageMilliseconds}"),
            $"--user-data-dir={Path.Combine(scratch, "profile")}",
            $"--print-to-pdf={draft}",
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
