using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using SerWorkbook.Speech.Tests.Tracking;

namespace SerWorkbook.Server.Tests;

/// <summary>Slow, broken and hostile clients: each is told why, nothing is left of it, and others are served.</summary>
public sealed class BrokenClientTests
{
    private const string Form = "A text message must be {\"settings\": {…}} or {\"end\": true}.";

    [Theory]
    [InlineData("", Form)]
    [InlineData("garbage", Form)]
    [InlineData("[]", Form)]
    [InlineData("{}", Form)]
    [InlineData("{\"end\":false}", Form)]
    [InlineData("{\"end\":true,\"settings\":{}}", Form)]
    [InlineData("{\"\\ud800\":true}", Form)]
    [InlineData("{\"settings\":{\"windowSeconds\":10.5}}", "windowSeconds may be at most 10 here.")]
    [InlineData("{\"settings\":{\"hopSeconds\":0.05}}", "hopSeconds must be at least 1/20 of windowSeconds here.")]
    [InlineData("{\"settings\":{\"hop\":1}}", "The settings of the tracker cannot be read: 'hop' is not one, or of the wrong type.")]
    [InlineData(
        "{\"settings\":{\"gateDb\":90}}",
        "The tracker cannot work with these settings: the gate is 90 dB; it must be from 1 to 40 dB."
    )]
    public async Task A_text_that_is_none_ends_the_session_with_a_sentence(string text, string sentence)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        await client.SendTextAsync(text);
        var messages = await client.ReadAllAsync();
        Assert.Equal(sentence, messages[^1].GetProperty("error").GetString());
        Assert.Equal((1007, sentence), ((int)client.Socket.CloseStatus!.Value, client.Socket.CloseStatusDescription));
        await server.WaitForSessionsAsync(0);
    }

    [Fact]
    public async Task A_long_sentence_is_cut_for_the_close_frame_only()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        await client.SendTextAsync(
            """{"settings":{"rules":[{"name":"ééééééééééééééééééééééééééééééééééééééééééé","emotion":"none","seconds":1}]}}"""
        );
        var messages = await client.ReadAllAsync();
        var sentence = messages[^1].GetProperty("error").GetString()!;
        Assert.EndsWith("the model knows calm, angry.", sentence, StringComparison.Ordinal);
        Assert.StartsWith(client.Socket.CloseStatusDescription!, sentence, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(client.Socket.CloseStatusDescription!), 120, 123);
    }

    [Fact]
    public async Task Settings_after_audio_are_refused()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        await client.SendAudioAsync(new byte[640]);
        await client.SendTextAsync("""{"settings":{}}""");
        Assert.Equal((1007, "Settings must come before audio."), await client.CloseOfServerAsync());
    }

    [Theory]
    [InlineData(WebSocketMessageType.Binary, 10_000_000, 65_536)]
    [InlineData(WebSocketMessageType.Binary, 65_537, 65_536)]
    [InlineData(WebSocketMessageType.Text, 10_000_000, 8_192)]
    [InlineData(WebSocketMessageType.Text, 8_193, 8_192)]
    public async Task A_message_that_is_too_big_ends_the_session(WebSocketMessageType kind, int bytes, int most)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        var sending = SendAsync(client, new byte[bytes], kind);
        var close = await client.CloseOfServerAsync();
        Assert.Equal((1009, $"A message has more than {most} bytes."), close);
        client.Socket.Abort();
        await sending;
        await server.WaitForSessionsAsync(0);
    }

    [Fact]
    public async Task Fragments_of_one_message_count_together()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        for (var i = 0; i < 66; i++)
        {
            await client.Socket.SendAsync(new byte[1_000], WebSocketMessageType.Binary, endOfMessage: false, CancellationToken.None);
        }

        Assert.Equal((1009, "A message has more than 65536 bytes."), await client.CloseOfServerAsync());
    }

    [Fact]
    public async Task Audio_that_comes_too_fast_ends_the_session()
    {
        var clock = new ManualClock();
        await using var server = await ServerUnderTest.StartAsync(options => options with { MaxRate = 2, BurstSeconds = 3 }, clock);
        using var client = await StreamClient.ConnectAsync(server);

        // 3 s at once, and 2 s for each second that passes.
        await client.SendAudioAsync(new byte[3 * 32_000 - 640], 32_000);
        await ReadStatesAsync(client, 4);
        clock.Advance(1);
        await client.SendAudioAsync(new byte[2 * 32_000], 32_000);
        await ReadStatesAsync(client, 8);
        await client.SendAudioAsync(new byte[1_000], 1_000);
        Assert.Equal((1008, "Audio comes at more than 2 times real time."), await client.CloseOfServerAsync());
    }

    [Fact]
    public async Task Empty_messages_count_as_a_little_audio()
    {
        var clock = new ManualClock();
        await using var server = await ServerUnderTest.StartAsync(options => options with { MaxRate = 2, BurstSeconds = 1 }, clock);
        using var client = await StreamClient.ConnectAsync(server);
        for (var i = 0; i < 501; i++)
        {
            await client.Socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }

        Assert.Equal(1008, (await client.CloseOfServerAsync()).Code);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e20f)]
    public async Task Numbers_that_are_no_samples_end_the_session(float sample)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server, "?rate=16000&format=f32");
        await client.SendAudioAsync(StreamClient.Floats([0, sample]));
        Assert.Equal(1007, (await client.CloseOfServerAsync()).Code);
    }

    [Fact]
    public async Task Nothing_is_left_of_clients_that_are_killed()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var voice = StreamClient.Pcm(TrackerSounds.Voice(110, 3));
        await KillAsync(server, voice, 5);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await KillAsync(server, voice, 40);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        // A tracker takes more than 1 MB.
        Assert.InRange(after - before, long.MinValue, 10 << 20);
        Assert.Equal(45, await server.MetricAsync("serworkbook_sessions_started_total"));
        Assert.Equal(45, await server.MetricAsync("serworkbook_sessions_ended_total{reason=\"lost\"}"));
        Assert.Equal(0, await server.MetricAsync("serworkbook_sessions"));
    }

    [Theory]
    [InlineData("0F 80 00 00 00 00")] // unknown operation
    [InlineData("82 05 01 02 03 04 05")] // not masked
    [InlineData("F2 80 00 00 00 00")] // reserved bits
    [InlineData("82 FF FF FF FF FF FF FF FF FF 00 00 00 00")] // a negative length
    [InlineData("89 FE 01 00 00 00 00 00")] // a ping of 256 bytes
    [InlineData("80 80 00 00 00 00")] // a continuation of nothing
    [InlineData("88 81 00 00 00 00 00")] // half of a close code
    public async Task Frames_that_are_garbage_end_their_own_session_alone(string frame)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var other = await StreamClient.ConnectAsync(server);
        using var raw = await HandshakeAsync(server);
        await raw.SendAsync(frame.Split(' ').Select(hex => Convert.ToByte(hex, 16)).ToArray());
        await server.WaitForSessionsAsync(1);
        await other.SendTextAsync("""{"end":true}""");
        Assert.Equal(1000, (await other.CloseOfServerAsync()).Code);
        Assert.DoesNotContain("fault", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped()
    {
        await using var server = await ServerUnderTest.StartAsync(options => options with { SendQueue = 64, MaxMessageBytes = 1 << 20 });
        using var raw = await HandshakeAsync(server);

        // Silence: a state each quarter of a second, until the buffers of both sides and the queue are full.
        var audio = new byte[14 + 960_000];
        new byte[] { 0x82, 0xFF, 0, 0, 0, 0, 0, 0x0E, 0xA6, 0, 0, 0, 0, 0 }.CopyTo(audio, 0);
        try
        {
            for (var i = 0; i < 60 && server.Sessions > 0; i++)
            {
                await raw.SendAsync(audio);
            }
        }
        catch (SocketException)
        {
            // Dropped already.
        }

        await server.WaitForSessionsAsync(0);
        Assert.Equal(1, await server.MetricAsync("serworkbook_sessions_ended_total{reason=\"slow\"}"));
    }

    [Fact]
    public async Task A_silent_client_is_let_go_and_a_long_session_ends()
    {
        var clock = new ManualClock();
        await using var server = await ServerUnderTest.StartAsync(
            options => options with { IdleSeconds = 30, MaxSessionSeconds = 60 },
            clock
        );
        using var idle = await StreamClient.ConnectAsync(server);
        using var busy = await StreamClient.ConnectAsync(server);
        await idle.ReadAsync();
        await busy.ReadAsync();
        clock.Advance(29);
        Assert.Equal(2, server.Sessions);
        await HearAsync(busy);
        clock.Advance(2);
        Assert.Equal((1008, "No message came for too long."), await idle.CloseOfServerAsync());
        await HearAsync(busy);
        clock.Advance(28);
        await HearAsync(busy);
        clock.Advance(2);
        Assert.Equal((1008, "The session has reached its longest time."), await busy.CloseOfServerAsync());

        // One window more has ended: the audio was heard.
        static async Task HearAsync(StreamClient client)
        {
            await client.SendAudioAsync(new byte[64_000], 64_000);
            await ReadStatesAsync(client, 1);
        }
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await StreamClient.ConnectAsync(server);
        await client.SendAudioAsync(new byte[640]);
        var closing = client.CloseOfServerAsync();
        await server.StopAsync();
        Assert.Equal((1001, "The server stops."), await closing);
        Assert.Equal(0, server.Sessions);
    }

    private static async Task SendAsync(StreamClient client, byte[] message, WebSocketMessageType kind)
    {
        try
        {
            await client.Socket.SendAsync(message, kind, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server does not take all of it.
        }
    }

    private static async Task ReadStatesAsync(StreamClient client, int count)
    {
        while (count > 0)
        {
            var message = await client.ReadAsync();
            count -= message!.Value.TryGetProperty("state", out _) ? 1 : 0;
        }
    }

    private static async Task KillAsync(ServerUnderTest server, byte[] audio, int clients)
    {
        for (var i = 0; i < clients; i++)
        {
            using var client = await StreamClient.ConnectAsync(server);
            await client.SendAudioAsync(audio, 16_000);
            client.Socket.Abort();
        }

        await server.WaitForSessionsAsync(0);
    }

    // A client that does what WebSocket libraries do not.
    private static async Task<Socket> HandshakeAsync(ServerUnderTest server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Address.Port));
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /track?rate=16000 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {ServerUnderTest.Token}\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            )
        );
        var answer = new byte[12];
        await socket.ReceiveAsync(answer);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(answer));
        return socket;
    }
}
