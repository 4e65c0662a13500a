using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Notebooks;
using SerWorkbook.Server;
using SerWorkbook.Server.Tracking;
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
    public static Task<int> ShowAsync(string folder, int port, CancellationToken stop) =>
        RunAsync([folder, port.ToString(CultureInfo.InvariantCulture)], null, [], stop);

    /// <summary>Tracks speakers until it is stopped.</summary>
    /// <param name="options">Model, address, token, limits.</param>
    /// <param name="stop">Stops the server.</param>
    /// <returns>The exit code of the server.</returns>
    public static Task<int> TrackAsync(SharedOptions options, CancellationToken stop) =>
        // Through the pipe: arguments are shown to all users of the machine.
        RunAsync(
            [ServerEntry.Shared],
            JsonSerializer.Serialize(options),
            [RuntimeSettings.OptimisedAtOnce, RuntimeSettings.LevelMemory],
            stop
        );

    private static async Task<int> RunAsync(
        string[] arguments,
        string? first,
        KeyValuePair<string, string>[] environment,
        CancellationToken stop
    )
    {
        // The server ends when its standard input does, and so with this process, however that ends. It prints to the terminal itself.
        var start = new ProcessStartInfo(DotNetProgram.Path) { RedirectStandardInput = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, Assembly)))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var server = Process.Start(start) ?? throw new SerException("The server could not be started.");
        if (first is not null)
        {
            await server.StandardInput.WriteLineAsync(first).ConfigureAwait(false);
            await server.StandardInput.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }

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
