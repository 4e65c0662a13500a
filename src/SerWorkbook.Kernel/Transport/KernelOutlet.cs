using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SerWorkbook.Kernel.Messages;

namespace SerWorkbook.Kernel.Transport;

/// <summary>Sends replies and publishes outputs; text of streams is put together, so that a line is not a message.</summary>
internal sealed class KernelOutlet : IDisposable
{
    // Long enough to gather what a loop writes, short enough to be seen as it comes.
    private static readonly TimeSpan StreamDelay = TimeSpan.FromMilliseconds(25);
    private const int StreamCharacters = 1 << 16;

    private readonly Lock _lock = new();
    private readonly MessageFrames _frames;
    private readonly Action<KernelChannel, IReadOnlyList<byte[]>> _send;
    private readonly Timer _timer;
    private readonly StringBuilder _text = new();
    private JsonElement? _parent;
    private string _stream = "";
    private bool _isClosed;

    public KernelOutlet(MessageFrames frames, Action<KernelChannel, IReadOnlyList<byte[]>> send)
    {
        _frames = frames;
        _send = send;
        _timer = new Timer(_ => Flush());
    }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="channel">Where it came from.</param>
    /// <param name="type">The type of the reply.</param>
    /// <param name="content">Its fields.</param>
    public void Reply(JupyterMessage request, KernelChannel channel, string type, JsonObject content) =>
        Send(channel, _frames.Write(request.Identities, type, request.Header, content));

    /// <summary>Publishes a message after all text that was written before.</summary>
    /// <param name="type">The type, such as <c>display_data</c>.</param>
    /// <param name="parent">The header of the request that caused it; null for none.</param>
    /// <param name="content">Its fields.</param>
    public void Publish(string type, JsonElement? parent, JsonObject content) =>
        Send(KernelChannel.IoPub, _frames.Write([Encoding.UTF8.GetBytes(type)], type, parent, content));

    /// <summary>Publishes what the kernel does.</summary>
    /// <param name="state"><c>starting</c>, <c>busy</c> or <c>idle</c>.</param>
    /// <param name="parent">The header of the request; null at the start.</param>
    public void Status(string state, JsonElement? parent) => Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <summary>Publishes text of a stream, a little later.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="parent">The header of the request whose cell wrote it.</param>
    public void Write(string stream, string text, JsonElement parent)
    {
        lock (_lock)
        {
            if (_text.Length > 0 && (_stream != stream || !_parent.Equals(parent)))
            {
                FlushLocked();
            }

            if (_text.Length == 0 && !_isClosed)
            {
                _timer.Change(StreamDelay, Timeout.InfiniteTimeSpan);
            }

            _stream = stream;
            _parent = parent;
            _text.Append(text);
            if (_text.Length >= StreamCharacters)
            {
                FlushLocked();
            }
        }
    }

    /// <summary>Publishes what was written and takes no more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            FlushLocked();
            _isClosed = true;
        }

        _timer.Dispose();
    }

    private void Send(KernelChannel channel, IReadOnlyList<byte[]> message)
    {
        lock (_lock)
        {
            FlushLocked();
            if (!_isClosed)
            {
                _send(channel, message);
            }
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            FlushLocked();
        }
    }

    private void FlushLocked()
    {
        if (_text.Length == 0 || _isClosed)
        {
            return;
        }

        var content = new JsonObject { ["name"] = _stream, ["text"] = _text.ToString() };
        _text.Clear();
        _send(KernelChannel.IoPub, _frames.Write([Encoding.UTF8.GetBytes("stream")], "stream", _parent, content));
    }
}
