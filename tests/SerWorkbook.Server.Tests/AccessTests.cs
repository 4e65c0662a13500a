using System.Net;
using System.Net.WebSockets;
using SerWorkbook.Server.Tracking;

namespace SerWorkbook.Server.Tests;

/// <summary>Who may open a session, and how others are refused.</summary>
public sealed class AccessTests
{
    private const string Bearer = "Bearer " + ServerUnderTest.Token;

    [Fact]
    public async Task A_wrong_token_or_none_is_refused()
    {
        await using var server = await ServerUnderTest.StartAsync();
        Assert.Equal(401, await StatusAsync(server, _ => { }));
        Assert.Equal(401, await StatusAsync(server, options => options.SetRequestHeader("Authorization", "Bearer wrong")));
        Assert.Equal(401, await StatusAsync(server, options => options.SetRequestHeader("Authorization", Bearer + "x")));
        Assert.Equal(
            401,
            await StatusAsync(server, options => options.SetRequestHeader("Authorization", "Basic " + ServerUnderTest.Token))
        );
        Assert.Equal(401, await StatusAsync(server, options => options.AddSubProtocol(AccessRule.TokenProtocol + "wrong")));

        // A wrong header is not made good by a subprotocol.
        Assert.Equal(
            401,
            await StatusAsync(
                server,
                options =>
                {
                    options.SetRequestHeader("Authorization", "Bearer wrong");
                    options.AddSubProtocol(AccessRule.TokenProtocol + ServerUnderTest.Token);
                }
            )
        );
        Assert.Equal(0, server.Sessions);
        Assert.Equal(6, await server.MetricAsync("serworkbook_refused_total{status=\"401\"}"));
    }

    [Fact]
    public async Task Browsers_give_the_token_as_a_subprotocol()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(
            server,
            change: options =>
            {
                options.AddSubProtocol(AccessRule.Protocol);
                options.AddSubProtocol(AccessRule.TokenProtocol + ServerUnderTest.Token);
            }
        );

        // The token is not sent back.
        Assert.Equal(AccessRule.Protocol, client.Socket.SubProtocol);
    }

    [Theory]
    [InlineData("http://localhost:8420", 101)]
    [InlineData("http://127.0.0.1:5000", 101)]
    [InlineData("https://game.example", 101)]
    [InlineData("https://game.example.evil", 403)]
    [InlineData("http://game.example", 403)]
    [InlineData("https://localhost.evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("file://", 403)]
    public async Task Only_pages_of_allowed_origins_connect(string origin, int status)
    {
        await using var server = await ServerUnderTest.StartAsync(options => options with { Origins = ["https://game.example"] });
        Assert.Equal(
            status,
            await StatusAsync(
                server,
                options =>
                {
                    options.SetRequestHeader("Authorization", Bearer);
                    options.SetRequestHeader("Origin", origin);
                }
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?rate=7999")]
    [InlineData("?rate=192001")]
    [InlineData("?rate=16000.5")]
    [InlineData("?rate=+16000")]
    [InlineData("?rate=16000&rate=16000")]
    [InlineData("?rate=16000&format=mp3")]
    [InlineData("?rate=16000&token=abc")]
    public async Task A_stream_that_cannot_be_followed_is_refused(string query)
    {
        await using var server = await ServerUnderTest.StartAsync();
        Assert.Equal(400, await StatusAsync(server, options => options.SetRequestHeader("Authorization", Bearer), query));
    }

    [Fact]
    public async Task The_session_beyond_the_last_place_is_refused_until_one_leaves()
    {
        await using var server = await ServerUnderTest.StartAsync(options => options with { MaxSessions = 2 });
        using var first = await StreamClient.ConnectAsync(server);
        Assert.Equal((200, "{\"status\":\"ready\",\"sessions\":1,\"maxSessions\":2}\n"), await server.GetAsync("/healthz"));
        using var second = await StreamClient.ConnectAsync(server);
        var fault = await Assert.ThrowsAsync<WebSocketException>(() => StreamClient.ConnectAsync(server));
        Assert.Equal((503, "10"), (fault.Data["status"], fault.Data["retry"]));
        Assert.Equal((503, "{\"status\":\"full\",\"sessions\":2,\"maxSessions\":2}\n"), await server.GetAsync("/healthz"));
        await first.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await server.WaitForSessionsAsync(1);
        using var third = await StreamClient.ConnectAsync(server);
        Assert.Equal(2, server.Sessions);
    }

    [Fact]
    public async Task Other_requests_are_told_what_there_is()
    {
        await using var server = await ServerUnderTest.StartAsync();
        Assert.Equal(404, (await server.GetAsync("/")).Status);
        Assert.Equal(401, (await server.GetAsync("/track?rate=16000")).Status);
        using var client = new HttpClient();
        Assert.Equal(405, await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/track"))));
        using var plain = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/track?rate=16000"));
        plain.Headers.Add("Authorization", Bearer);
        Assert.Equal(426, await SendAsync(plain));
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/metrics"));
        rebound.Headers.Host = "evil.example";
        Assert.Equal(421, await SendAsync(rebound));

        async Task<int> SendAsync(HttpRequestMessage request)
        {
            using var answer = await client.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task Metrics_of_an_open_server_need_the_token()
    {
        await using var server = await ServerUnderTest.StartAsync(options => options with { Address = "0.0.0.0" });
        var own = new UriBuilder(server.Address) { Host = IPAddress.Loopback.ToString() }.Uri;
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri(own, "/metrics"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(own, "/healthz"))).StatusCode);
        client.DefaultRequestHeaders.Add("Authorization", Bearer);
        Assert.Contains("serworkbook_sessions 0", await client.GetStringAsync(new Uri(own, "/metrics")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_and_the_metrics_hold_nothing_of_a_client()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using (var client = await StreamClient.ConnectAsync(server))
        {
            await client.SendTextAsync("""{"settings":{"restLabel":"MARK\u001b[2J"}}""");
            await client.SendTextAsync("MARK");
            await client.ReadAllAsync();
        }

        await server.WaitForSessionsAsync(0);
        Assert.Matches(@"^session 1 ended after \d+\.\d s: message\r?\n$", server.Log);
        var metrics = (await server.GetAsync("/metrics")).Text;
        Assert.Contains("serworkbook_sessions_ended_total{reason=\"message\"} 1", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("MARK", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(ServerUnderTest.Token, metrics, StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(ServerUnderTest server, Action<ClientWebSocketOptions> change, string query = "?rate=16000")
    {
        try
        {
            using var client = await StreamClient.ConnectAsync(server, query, change);
            return (int)client.Socket.HttpStatusCode;
        }
        catch (WebSocketException fault)
        {
            return (int)fault.Data["status"]!;
        }
    }
}
