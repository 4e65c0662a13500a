using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tests;

/// <summary>A client of the server under test.</summary>
internal sealed class StreamClient : IDisposable
{
    private readonly byte[] _buffer = new byte[65_536];

    private StreamClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="WebSocketException">The server refuses.</exception>
    public static async Task<StreamClient> ConnectAsync(
        ServerUnderTest server,
        string query = "?rate=16000",
        Action<ClientWebSocketOptions>? change = null
    )
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (change is null)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + ServerUnderTest.Token);
        }

        change?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(server.StreamAddress(query), CancellationToken.None);
            return new StreamClient(socket);
        }
        catch (WebSocketException fault)
        {
            fault.Data["status"] = (int)socket.HttpStatusCode;
            fault.Data["retry"] = socket.HttpResponseHeaders?.GetValueOrDefault("Retry-After")?.FirstOrDefault();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of 16-bit samples.</summary>
    public static byte[] Pcm(AudioClip clip)
    {
        var bytes = new byte[clip.Length * sizeof(short)];
        for (var i = 0; i < clip.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), (short)Math.Round(clip.Samples[i] * 32_767));
        }

        return bytes;
    }

    public Task SendTextAsync(string text) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Sends audio in messages of some bytes.</summary>
    public async Task SendAudioAsync(ReadOnlyMemory<byte> audio, int message = 6_401)
    {
        for (var start = 0; start < audio.Length; start += message)
        {
            var part = audio.Slice(start, Math.Min(message, audio.Length - start));
            await Socket.SendAsync(part, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
    }

    /// <summary>The next message; <see langword="null"/> once the server has closed.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await Socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone();
            }
        }
    }

    /// <summary>Reads until the server closes.</summary>
    public async Task<List<JsonElement>> ReadAllAsync()
    {
        var all = new List<JsonElement>();
        while (await ReadAsync() is { } message)
        {
            all.Add(message);
        }

        return all;
    }

    /// <summary>Reads until the server closes, and says how.</summary>
    public async Task<(int Code, string? Sentence)> CloseOfServerAsync()
    {
        await ReadAllAsync();
        return ((int)Socket.CloseStatus!.Value, Socket.CloseStatusDescription);
    }

    /// <summary>The bytes of 32-bit samples.</summary>
    public static byte[] Floats(ReadOnlySpan<float> samples) => MemoryMarshal.AsBytes(samples).ToArray();

    public void Dispose() => Socket.Dispose();
}
