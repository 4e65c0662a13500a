using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SerWorkbook.Server.Tracking;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;

namespace SerWorkbook.Server.Tests;

/// <summary>A tracking server of this process on a free port.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    public const string Token = "for-tests-0123456789_-";

    // A test streams as fast as it can.
    private static readonly SharedOptions Usual = new()
    {
        Model = "",
        Token = Token,
        MaxRate = 1_000,
        BurstSeconds = 3_600,
        MaxDelaySeconds = double.MaxValue,
        SendQueue = 10_000,
    };

    private readonly WebApplication _server;
    private readonly StringWriter _log = new();

    private ServerUnderTest(SharedOptions options, TimeProvider clock) => _server = TrackingServer.Create(Model, options, clock, _log);

    public static EmotionModel Model { get; } = HandmadeModel.Of(FeatureSet.SerFull);

    public Uri Address => new(_server.Urls.Single());

    /// <summary>What was logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Places that are taken.</summary>
    public int Sessions => _server.Services.GetRequiredService<SessionRoster>().Count;

    public static async Task<ServerUnderTest> StartAsync(Func<SharedOptions, SharedOptions>? change = null, TimeProvider? clock = null)
    {
        var server = new ServerUnderTest(change is null ? Usual : change(Usual), clock ?? TimeProvider.System);
        await server._server.StartAsync();
        return server;
    }

    /// <summary>The address of a stream.</summary>
    public Uri StreamAddress(string query = "?rate=16000") =>
        new(new UriBuilder(Address) { Scheme = "ws", Path = "/track" }.Uri, "/track" + query);

    /// <summary>Asks for a page, as curl does.</summary>
    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(Address, path));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The value of a metric.</summary>
    /// <param name="name">Its name, with its labels.</param>
    public async Task<double> MetricAsync(string name)
    {
        var (_, text) = await GetAsync("/metrics");
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until sessions have ended.</summary>
    public async Task WaitForSessionsAsync(int count)
    {
        for (var i = 0; i < 1_000 && Sessions != count; i++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(count, Sessions);
    }

    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _log.DisposeAsync();
    }
}
