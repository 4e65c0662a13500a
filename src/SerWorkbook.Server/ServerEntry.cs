using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace SerWorkbook.Server;

/// <summary>Starts the server and ends it: <c>SerWorkbook.Server.dll FOLDER PORT</c>.</summary>
internal static class ServerEntry
{
    private const int Good = 0;
    private const int BadInput = 1;

    private static async Task<int> Main(string[] args)
    {
        var port = int.Parse(args[1], CultureInfo.InvariantCulture);
        await using var server = FolderServer.Create(args[0], port);
        try
        {
            await server.StartAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            await Console
                .Error.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"ser: port {port} is in use; give another one with --port, or 0 for any.")
                )
                .ConfigureAwait(false);
            return BadInput;
        }

        Console.WriteLine($"{server.Urls.Single()}/ (Ctrl-C stops)");
        _ = EndWithParentAsync(server);
        await server.WaitForShutdownAsync().ConfigureAwait(false);
        return Good;
    }

    // Standard input is a pipe that ser holds: it closes when ser ends, however that happens.
    private static async Task EndWithParentAsync(WebApplication server)
    {
        var one = new byte[1];
        while (await Console.OpenStandardInput().ReadAsync(one).ConfigureAwait(false) > 0) { }

        await server.StopAsync().ConfigureAwait(false);
    }
}
