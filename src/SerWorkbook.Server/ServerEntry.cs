using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using SerWorkbook.Server.Tracking;
using SerWorkbook.Speech;

namespace SerWorkbook.Server;

/// <summary>
/// Starts a server and ends it: <c>SerWorkbook.Server.dll FOLDER PORT</c> shows a folder, <c>SerWorkbook.Server.dll --shared</c> tracks
/// speakers and reads its options as one line of JSON from standard input.
/// </summary>
internal static class ServerEntry
{
    /// <summary>The argument that asks for the tracking server.</summary>
    public const string Shared = "--shared";

    private const int Good = 0;
    private const int BadInput = 1;

    private static async Task<int> Main(string[] args)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        return args is [Shared]
            ? await TrackAsync(JsonSerializer.Deserialize<SharedOptions>((await input.ReadLineAsync().ConfigureAwait(false))!)!, input)
                .ConfigureAwait(false)
            : await RunAsync(
                    FolderServer.Create(args[0], int.Parse(args[1], CultureInfo.InvariantCulture)),
                    args[1],
                    server => $"{server.Urls.Single()}/ (Ctrl-C stops)",
                    input
                )
                .ConfigureAwait(false);
    }

    private static async Task<int> TrackAsync(SharedOptions options, StreamReader input)
    {
        // "ser serve" has loaded it already, and said what is wrong with it.
        var model = EmotionModel.Load(options.Model);
        WarmUp.Run(model);
        var place = new Func<WebApplication, string>(server =>
            $"ws://{new Uri(server.Urls.Single()).Authority}/track (at most {options.MaxSessions} sessions; Ctrl-C stops)"
        );
        return await RunAsync(
                TrackingServer.Create(model, options, TimeProvider.System, Console.Error),
                options.Port.ToString(CultureInfo.InvariantCulture),
                place,
                input
            )
            .ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(WebApplication created, string port, Func<WebApplication, string> place, StreamReader input)
    {
        await using var server = created;
        try
        {
            await server.StartAsync().ConfigureAwait(false);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await RefuseAsync($"port {port} is in use; give another one with --port, or 0 for any.").ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            return await RefuseAsync("the server cannot listen at this address; it must be one of this machine.").ConfigureAwait(false);
        }

        Console.WriteLine(place(server));
        _ = EndWithParentAsync(server, input);
        await server.WaitForShutdownAsync().ConfigureAwait(false);
        return Good;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync("ser: " + sentence).ConfigureAwait(false);
        return BadInput;
    }

    // Standard input is a pipe that ser holds: it closes when ser ends, however that happens.
    private static async Task EndWithParentAsync(WebApplication server, StreamReader input)
    {
        var some = new char[64];
        while (await input.ReadAsync(some).ConfigureAwait(false) > 0) { }

        await server.StopAsync().ConfigureAwait(false);
    }
}
