using System.Globalization;
using System.Net.Sockets;
using NetMQ;
using NetMQ.Sockets;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Transport;

/// <summary>The five sockets of a kernel. One thread owns them; everyone else hands it what is to be sent.</summary>
internal sealed class KernelSockets : IDisposable
{
    // A frame that says it is larger is taken for garbage: its connection is closed before anything is allocated. Who sends it has not
    // shown yet that it has the key; no cell comes near this.
    private const int MostBytesOfAFrame = 1 << 24;
    private const int MostBytesOfAHeartbeat = 1 << 12;

    // Messages that wait for the kernel, per client; what a client sends beyond waits with the client.
    private const int MostUnread = 32;

    // Messages that wait for a client that does not read. Outputs are more than enough for a slow client; for one that has stopped, the
    // newest are left out.
    private const int MostUnsentReplies = 10_000;
    private const int MostUnsentOutputs = 100_000;
    private const int MostUnsentHeartbeats = 16;

    // After a restart the ports of the process before may take a moment to be free.
    private const int MostBindAttempts = 50;
    private static readonly TimeSpan BetweenBindAttempts = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TimeToFlush = TimeSpan.FromSeconds(2);

    private readonly Dictionary<KernelChannel, NetMQSocket> _sockets = [];
    private readonly RouterSocket _heartbeat = new();
    private readonly NetMQQueue<(KernelChannel Channel, IReadOnlyList<byte[]> Frames)?> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Binds the sockets; messages come in after <see cref="Start"/>.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="received">Receives every message on the thread that owns the sockets: it must only pass it on.</param>
    /// <exception cref="NotebookException">A port is taken.</exception>
    public KernelSockets(ConnectionFile connection, Action<KernelChannel, IReadOnlyList<byte[]>> received)
    {
        _poller = [_heartbeat, _outgoing];
        try
        {
            Connection = connection with
            {
                ShellPort = AddRouter(KernelChannel.Shell, connection, connection.ShellPort, received),
                ControlPort = AddRouter(KernelChannel.Control, connection, connection.ControlPort, received),
                StdinPort = AddRouter(KernelChannel.Stdin, connection, connection.StdinPort, received),
                IoPubPort = AddPublisher(connection),
                HeartbeatPort = Bind(_heartbeat, connection.Ip, connection.HeartbeatPort, MostUnsentHeartbeats, MostBytesOfAHeartbeat),
            };
        }
        catch
        {
            Close();
            throw;
        }

        _heartbeat.ReceiveReady += (_, e) => Echo(e.Socket);
        _outgoing.ReceiveReady += (_, e) => SendAll(e.Queue);
    }

    /// <summary>The connection with the ports that are really bound.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Lets messages in and out.</summary>
    public void Start() => _poller.RunAsync("jupyter sockets", isBackgroundThread: true);

    /// <summary>Hands over a message to be sent; messages go out in the order in which they were handed over.</summary>
    /// <param name="channel">The socket.</param>
    /// <param name="frames">The frames.</param>
    public void Send(KernelChannel channel, IReadOnlyList<byte[]> frames) => _outgoing.Enqueue((channel, frames));

    /// <summary>Sends what is waiting and closes the sockets.</summary>
    public void Dispose()
    {
        if (_poller.IsRunning)
        {
            _outgoing.Enqueue(null);
            _flushed.Task.Wait(TimeToFlush);
            _poller.Stop();
        }

        Close();
    }

    private void Close()
    {
        _poller.Dispose();
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _heartbeat.Dispose();
        _outgoing.Dispose();
    }

    private int AddRouter(KernelChannel channel, ConnectionFile connection, int port, Action<KernelChannel, IReadOnlyList<byte[]>> received)
    {
        // A client that connects again under its old identity replaces the connection that it lost.
        var socket = new RouterSocket();
        socket.Options.RouterHandover = true;
        socket.ReceiveReady += (_, e) => ReceiveAll(e.Socket, frames => received(channel, frames));
        return Add(channel, socket, connection.Ip, port, MostUnsentReplies);
    }

    private int AddPublisher(ConnectionFile connection) =>
        Add(KernelChannel.IoPub, new PublisherSocket(), connection.Ip, connection.IoPubPort, MostUnsentOutputs);

    private int Add(KernelChannel channel, NetMQSocket socket, string ip, int port, int mostUnsent)
    {
        _sockets.Add(channel, socket);
        _poller.Add(socket);
        return Bind(socket, ip, port, mostUnsent, MostBytesOfAFrame);
    }

    private static int Bind(NetMQSocket socket, string ip, int port, int mostUnsent, int mostBytes)
    {
        socket.Options.SendHighWatermark = mostUnsent;
        socket.Options.ReceiveHighWatermark = MostUnread;
        socket.Options.Linger = TimeToFlush;
        socket.Options.MaxMsgSize = mostBytes;
        var host = ip.Contains(':', StringComparison.Ordinal) ? $"[{ip}]" : ip;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                socket.Bind(string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{port}"));
                var endpoint = socket.Options.LastEndpoint!;
                return int.Parse(endpoint[(endpoint.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            }
            catch (Exception e) when (e is NetMQException or SocketException)
            {
                if (attempt == MostBindAttempts || e is not AddressAlreadyInUseException)
                {
                    throw new NotebookException(
                        string.Create(CultureInfo.InvariantCulture, $"Port {port} of {ip} cannot be used: {e.Message}"),
                        e
                    );
                }

                Thread.Sleep(BetweenBindAttempts);
            }
        }
    }

    private static void ReceiveAll(NetMQSocket socket, Action<IReadOnlyList<byte[]>> received)
    {
        List<byte[]> frames = null!; // NetMQ makes the list where there is a message
        while (socket.TryReceiveMultipartBytes(ref frames!))
        {
            received(frames);
            frames = null!;
        }
    }

    private static void Echo(NetMQSocket socket)
    {
        List<byte[]> frames = null!; // NetMQ makes the list where there is a message
        while (socket.TryReceiveMultipartBytes(ref frames!))
        {
            socket.TrySendMultipartBytes(frames);
        }
    }

    private void SendAll(NetMQQueue<(KernelChannel Channel, IReadOnlyList<byte[]> Frames)?> queue)
    {
        while (queue.TryDequeue(out var message, TimeSpan.Zero))
        {
            if (message is { } m)
            {
                _sockets[m.Channel].TrySendMultipartBytes(m.Frames);
            }
            else
            {
                _flushed.TrySetResult();
            }
        }
    }
}
