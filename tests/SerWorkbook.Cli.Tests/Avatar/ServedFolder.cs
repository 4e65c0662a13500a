using System.Diagnostics;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>A folder that <c>ser serve</c> shows on a free port.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    private bool _isEnded;

    private ServedFolder(Process process, Uri address)
    {
        (Process, Address) = (process, address);
    }

    public Process Process { get; }

    public Uri Address { get; }

    public static async Task<ServedFolder> StartAsync(SerProcess ser, string folder)
    {
        var process = ser.Start("serve", folder, "--port", "0");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(
            line?.EndsWith(" (Ctrl-C stops)", StringComparison.Ordinal),
            $"{line} {(line is null ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "")}"
        );
        return new ServedFolder(process, new Uri(line!.Split(' ')[0]));
    }

    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }
}
