using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NetMQ;
using NetMQ.Sockets;

namespace SerWorkbook.Kernel.Tests.Client;

/// <summary>A client that does what nbclient does: asks on shell and control, listens on iopub until idle.</summary>
public sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);
    private readonly ConnectionFile _connection;
    private readonly TimeSpan _patience;
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly DealerSocket _stdin = new();
    private readonly SubscriberSocket _iopub = new();
    private readonly ConcurrentDictionary<string, ClientMessage> _replies = new();
    private readonly List<ClientMessage> _published = [];
    private readonly NetMQQueue<(bool IsControl, List<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly Lock _lock = new();

    /// <param name="connection">Where the kernel is.</param>
    /// <param name="patience">How long a cell may take; a minute by default.</param>
    public KernelClient(ConnectionFile connection, TimeSpan? patience = null)
    {
        _connection = connection;
        _patience = patience ?? UsualPatience;
        Wire = new ClientWire(connection.Key);
        // A question comes back to the identity that the cell came from.
        _shell.Options.Identity = _stdin.Options.Identity = Guid.NewGuid().ToByteArray();
        _shell.Connect(Address(connection.ShellPort));
        _stdin.Connect(Address(connection.StdinPort));
        _control.Connect(Address(connection.ControlPort));
        _iopub.Options.ReceiveHighWatermark = 0;
        _iopub.Connect(Address(connection.IoPubPort));
        _iopub.SubscribeToAnyTopic();
        _poller = [_shell, _control, _stdin, _iopub, _outgoing];
        _shell.ReceiveReady += (_, e) => Take(e.Socket);
        _control.ReceiveReady += (_, e) => Take(e.Socket);
        _stdin.ReceiveReady += (_, e) => AnswerQuestion(e.Socket);
        _iopub.ReceiveReady += (_, e) => Hear(e.Socket);
        _outgoing.ReceiveReady += (_, e) => SendAll(e.Queue);
        _poller.RunAsync("client", isBackgroundThread: true);
    }

    public ClientWire Wire { get; }

    /// <summary>What the user answers to a question.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Asks for the kernel's info until both the reply and its states are heard.</summary>
    public async Task<CellRun> ReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var id = Send("kernel_info_request", new { });
            var until = Stopwatch.StartNew();
            while (until.Elapsed < TimeSpan.FromSeconds(2))
            {
                if (Find(id) is { } run)
                {
                    return run;
                }

                await Task.Delay(5);
            }

            Assert.True(clock.Elapsed < _patience, "The kernel did not answer.");
        }
    }

    public string Send(string type, object content, bool control = false, string? signWith = null)
    {
        var (id, frames) = Wire.Write(type, content, signWith);
        SendFrames(frames, control);
        return id;
    }

    public void SendFrames(List<byte[]> frames, bool control = false) => _outgoing.Enqueue((control, frames));

    /// <summary>Asks and waits for the reply and for idle.</summary>
    public Task<CellRun> AskAsync(string type, object content, bool control = false) => EndAsync(Send(type, content, control));

    /// <summary>Executes a cell.</summary>
    public Task<CellRun> RunAsync(string code, bool silent = false, bool storeHistory = true) =>
        EndAsync(SendCell(code, silent, storeHistory));

    /// <summary>Executes a cell that must succeed.</summary>
    public async Task<CellRun> GoodAsync(string code)
    {
        var run = await RunAsync(code);
        Assert.True(run.Status == "ok", $"{code}\n{run.Content}");
        return run;
    }

    public string SendCell(string code, bool silent = false, bool storeHistory = true, bool stopOnError = true) =>
        Send(
            "execute_request",
            new
            {
                code,
                silent,
                store_history = storeHistory,
                user_expressions = new { },
                allow_stdin = false,
                stop_on_error = stopOnError,
            }
        );

    /// <summary>Waits for the reply to a request and for the idle after it.</summary>
    public async Task<CellRun> EndAsync(string id)
    {
        CellRun? run = null;
        await UntilAsync(() => (run = Find(id)) is not null, $"No end of the request {id}.", _patience);
        return run!;
    }

    /// <summary>Waits until a cell runs.</summary>
    public async Task BusyAsync(string id)
    {
        await UntilAsync(() => Published(id).Any(m => m.Type == "execute_input"), "The cell does not run.");
        await Task.Delay(300); // compiling comes first
    }

    /// <summary>What was published for a request so far.</summary>
    public IReadOnlyList<ClientMessage> Published(string id)
    {
        lock (_lock)
        {
            return [.. _published.Where(m => m.ParentId == id)];
        }
    }

    public static async Task UntilAsync(Func<bool> condition, string complaint, TimeSpan? patience = null)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < (patience ?? UsualPatience), complaint);
            await Task.Delay(1);
        }
    }

    /// <summary>Forgets what was heard.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _published.Clear();
        }

        _replies.Clear();
    }

    public void Dispose()
    {
        _poller.Dispose();
        foreach (var socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Dispose();
        }

        _outgoing.Dispose();
    }

    private CellRun? Find(string id)
    {
        if (!_replies.TryGetValue(id, out var reply))
        {
            return null;
        }

        var published = Published(id);
        return published.Count > 0 && published[^1] is { Type: "status" } last && last.Text("execution_state") == "idle"
            ? new CellRun(reply, published)
            : null;
    }

    private string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"tcp://{_connection.Ip}:{port}");

    private void Take(NetMQSocket socket)
    {
        List<byte[]> frames = null!;
        while (socket.TryReceiveMultipartBytes(ref frames!))
        {
            var message = Wire.Read(frames);
            _replies[message.ParentId] = message;
            frames = null!;
        }
    }

    private void AnswerQuestion(NetMQSocket socket)
    {
        Assert.Equal("input_request", Wire.Read(socket.ReceiveMultipartBytes()).Type);
        socket.SendMultipartBytes(Wire.Write("input_reply", new { value = Answer }).Frames);
    }

    private void Hear(NetMQSocket socket)
    {
        List<byte[]> frames = null!;
        while (socket.TryReceiveMultipartBytes(ref frames!))
        {
            var message = Wire.Read(frames);
            lock (_lock)
            {
                _published.Add(message);
            }

            frames = null!;
        }
    }

    private void SendAll(NetMQQueue<(bool IsControl, List<byte[]> Frames)> queue)
    {
        while (queue.TryDequeue(out var message, TimeSpan.Zero))
        {
            (message.IsControl ? _control : _shell).SendMultipartBytes(message.Frames);
        }
    }
}
