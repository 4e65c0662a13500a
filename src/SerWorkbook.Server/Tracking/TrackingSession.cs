using System.Net.WebSockets;
using SerWorkbook.Speech;

namespace SerWorkbook.Server.Tracking;

/// <summary>One client: its connection, its audio, its tracker.</summary>
internal sealed class TrackingSession
{
    private const int LeastReceiveBytes = 1_024;

    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(2);

    private readonly SharedServices _shared;
    private readonly StreamRequest _request;
    private readonly AudioInbox _inbox;
    private readonly OutgoingMessages _outgoing;
    private readonly RateMeter _rate;
    private readonly TaskCompletionSource<SessionEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started;
    private TrackedStream _stream;
    private long _heard;
    private bool _heardAudio;
    private int _waits;

    /// <summary>Opens a session.</summary>
    public TrackingSession(SharedServices shared, StreamRequest request)
    {
        (_shared, _request) = (shared, request);
        _inbox = new AudioInbox(request, shared.Clock);
        _outgoing = new OutgoingMessages(shared.Options.SendQueue);
        _rate = new RateMeter(shared.Clock, shared.Options.MaxRate, shared.Options.BurstSeconds);
        _started = _heard = shared.Clock.GetTimestamp();
        _stream = OpenStream(null);
    }

    /// <summary>Serves the client until the session ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<SessionEnd> RunAsync(WebSocket socket)
    {
        var sending = SendAsync(socket);
        var receiving = ReceiveAsync(socket);
        var end = await _end.Task.ConfigureAwait(false);

        // The thread that computes lets go of the audio.
        _shared.Pool.Ask(this);
        if (end == SessionEnd.Slow)
        {
            _outgoing.Drop();
        }
        else
        {
            if (end.Code is not (WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.Empty))
            {
                _outgoing.TryAdd(new ServerText().Error(end.Sentence));
            }

            _outgoing.Complete();
        }

        await CloseAsync(socket, end, sending, receiving).ConfigureAwait(false);
        return end;
    }

    /// <summary>Ends the session; only the first reason counts.</summary>
    public void End(SessionEnd end) => _end.TrySetResult(end);

    /// <summary>Ends the session where it has become too long, or nothing has come for too long.</summary>
    public void CheckTime()
    {
        if (_shared.Clock.GetElapsedTime(_started).TotalSeconds >= _shared.Options.MaxSessionSeconds)
        {
            End(SessionEnd.Expired);
        }
        else if (_shared.Clock.GetElapsedTime(Volatile.Read(ref _heard)).TotalSeconds >= _shared.Options.IdleSeconds)
        {
            End(SessionEnd.Idle);
        }
    }

    /// <summary>Marks the session as waiting for a turn.</summary>
    /// <returns>Whether it did not wait before.</returns>
    public bool TryWait() => Interlocked.Exchange(ref _waits, 1) == 0;

    /// <summary>Computes for one window.</summary>
    /// <returns>Whether the session waits for another turn.</returns>
    public bool TakeTurn()
    {
        if (_end.Task.IsCompleted)
        {
            // It keeps waiting for ever: no turn follows, and nobody reads after this.
            _inbox.Release();
            return false;
        }

        if (Advance())
        {
            return true;
        }

        // What came after the last look, and before this, has asked for no turn.
        Volatile.Write(ref _waits, 0);
        return (_inbox.HasMore || _end.Task.IsCompleted) && TryWait();
    }

    private bool Advance()
    {
        try
        {
            var more = _stream.Advance(out var end);
            if (end is not null)
            {
                End(end);
            }

            return more;
        }
        catch (Exception fault)
        {
            // One client must not end the thread that computes for all.
            _shared.Log.Fault(fault);
            End(SessionEnd.Fault);
            return false;
        }
    }

    private TrackedStream OpenStream(TrackerSettings? settings)
    {
        var tracker = new EmotionTracker(_shared.Model, _request.SampleRate, settings);
        _outgoing.TryAdd(new ServerText().Ready(_shared.Model, tracker));
        return new TrackedStream(tracker, _inbox, _shared.Options, _shared.Metrics, _outgoing.TryAdd);
    }

    private async Task SendAsync(WebSocket socket)
    {
        try
        {
            await _outgoing.SendAllAsync(socket).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            End(SessionEnd.Lost);
        }
    }

    private async Task ReceiveAsync(WebSocket socket)
    {
        try
        {
            while (await ReceiveMessageAsync(socket).ConfigureAwait(false)) { }

            await DiscardAsync(socket).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            End(SessionEnd.Lost);
        }
        catch (Exception fault)
        {
            _shared.Log.Fault(fault);
            End(SessionEnd.Fault);
        }
        finally
        {
            _inbox.Complete();
        }
    }

    // Whether messages may follow.
    private async Task<bool> ReceiveMessageAsync(WebSocket socket)
    {
        var bytes = 0;
        byte[]? text = null;
        while (true)
        {
            var room = text is null ? _inbox.Room(LeastReceiveBytes) : text.AsMemory(bytes);
            var part = await socket.ReceiveAsync(room, CancellationToken.None).ConfigureAwait(false);
            Volatile.Write(ref _heard, _shared.Clock.GetTimestamp());
            if (part.MessageType == WebSocketMessageType.Close)
            {
                End(SessionEnd.Left);
                return false;
            }

            if (_end.Task.IsCompleted)
            {
                return false;
            }

            var isText = part.MessageType == WebSocketMessageType.Text;
            if (FindFault(part, bytes, isText) is { } end)
            {
                End(end);
                return false;
            }

            if (isText)
            {
                text ??= CopyOf(room.Span[..part.Count]);
                bytes += part.Count;
                if (part.EndOfMessage)
                {
                    return TryObey(text.AsMemory(0, bytes));
                }
            }
            else
            {
                bytes += part.Count;
                await HearAsync(part.Count).ConfigureAwait(false);
                if (part.EndOfMessage)
                {
                    return true;
                }
            }
        }
    }

    // The client is told and closes; what it sends until then is not looked at.
    private static async Task DiscardAsync(WebSocket socket)
    {
        var nothing = new byte[LeastReceiveBytes];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(nothing.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private SessionEnd? FindFault(ValueWebSocketReceiveResult part, int before, bool isText)
    {
        var most = isText ? SharedOptions.MostTextBytes : _shared.Options.MaxMessageBytes;
        var bytes = before + part.Count;
        var seconds = isText ? 0 : (double)part.Count / (_request.Format.Bytes * _request.SampleRate);
        return bytes > most || (isText && bytes == most && !part.EndOfMessage) ? SessionEnd.TooBig(most)
            : !_rate.Take(seconds) ? SessionEnd.TooFast(_shared.Options.MaxRate)
            : null;
    }

    private static byte[] CopyOf(ReadOnlySpan<byte> start)
    {
        var text = new byte[SharedOptions.MostTextBytes];
        start.CopyTo(text);
        return text;
    }

    private ValueTask HearAsync(int bytes)
    {
        _heardAudio = true;
        var added = _inbox.AddAsync(bytes);
        _shared.Pool.Ask(this);
        return added;
    }

    // Whether messages may follow.
    private bool TryObey(ReadOnlyMemory<byte> message)
    {
        try
        {
            return Obey(ClientText.Read(message));
        }
        catch (SerException fault)
        {
            End(SessionEnd.BadMessage(fault.Message));
            return false;
        }
    }

    private bool Obey(ClientText text)
    {
        if (text.Settings is null)
        {
            _inbox.Complete();
            _shared.Pool.Ask(this);
            return false;
        }

        _stream = _heardAudio ? throw new SerException("Settings must come before audio.") : OpenStream(text.Settings);
        return true;
    }

    private static async Task CloseAsync(WebSocket socket, SessionEnd end, Task sending, Task receiving)
    {
        if (end.Code != WebSocketCloseStatus.Empty && await IsInTimeAsync(sending).ConfigureAwait(false))
        {
            if (await IsInTimeAsync(SayGoodbyeAsync(socket, end)).ConfigureAwait(false))
            {
                await IsInTimeAsync(receiving).ConfigureAwait(false);
            }
        }

        socket.Abort();
        await sending.ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
    }

    private static async Task SayGoodbyeAsync(WebSocket socket, SessionEnd end)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(end.Code, end.CloseText, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            // The client has gone.
        }
    }

    private static async Task<bool> IsInTimeAsync(Task task)
    {
        await Task.WhenAny(task, Task.Delay(TimeToClose)).ConfigureAwait(false);
        return task.IsCompleted;
    }

    private static bool IsOfConnection(Exception fault) =>
        fault is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;
}
