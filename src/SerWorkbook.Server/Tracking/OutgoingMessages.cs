using System.Net.WebSockets;
using System.Threading.Channels;

namespace SerWorkbook.Server.Tracking;

/// <summary>The messages that wait for a client to read them.</summary>
/// <param name="most">The most that may wait.</param>
internal sealed class OutgoingMessages(int most)
{
    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(most) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    /// <summary>Adds a message.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(byte[] message) => _waiting.Writer.TryWrite(message);

    /// <summary>No message follows.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>No message follows, and those that wait are dropped.</summary>
    public void Drop()
    {
        Complete();
        while (_waiting.Reader.TryRead(out _)) { }
    }

    /// <summary>Sends what is added until the last message is sent.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task SendAllAsync(WebSocket socket)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
