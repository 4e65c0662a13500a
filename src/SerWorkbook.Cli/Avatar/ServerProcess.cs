using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Avatar;

/// <summary>Runs the server of <c>ser serve</c>, a process of its own: only that process loads ASP.NET Core.</summary>
internal static class ServerProcess
{
    private const string Assembly = "SerWorkbook.Server.dll";
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(4);

    /// <summary>Serves a folder until it is stopped.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="stop">Stops the server.</param>
    /// <returns>The exit code of the server.</returns>
    public static async Task<int> RunAsync(string folder, int port, CancellationToken stop)
    {
        // The server ends when its standard input does, and so with this process, however that ends. It prints to the terminal itself.
        var start = new ProcessStartInfo(DotNetProgram.Path) { RedirectStandardInput = true };
        foreach (
            var argument in (string[])
                [Path.Combine(AppContext.BaseDirectory, Assembly), folder, port.ToString(CultureInfo.InvariantCulture)]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var server = Process.Start(start) ?? throw new SerException("The server could not be started.");
        using var stopping = stop.Register(server.StandardInput.Close);
        using var patience = new CancellationTokenSource();
        using var hurry = stop.Register(() => patience.CancelAfter(TimeToStop));
        try
        {
            await server.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return server.ExitCode;
    }
}
