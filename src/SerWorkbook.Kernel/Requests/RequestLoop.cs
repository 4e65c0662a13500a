using System.Text.Json.Nodes;
using System.Threading.Channels;
using SerWorkbook.Kernel.Transport;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Answers the requests of one channel, one after the other, and says busy before and idle after each.</summary>
internal sealed class RequestLoop
{
    // More than any notebook has cells, and less than a client may fill the memory with.
    private const int MostWaiting = 10_000;
    private const long MostBytesWaiting = 1L << 26;

    private readonly Channel<Request> _waiting = Channel.CreateBounded<Request>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );
    private readonly Dictionary<string, IRequestHandler> _handlers;
    private readonly KernelOutlet _outlet;
    private readonly Action _shutdown;
    private long _bytes;

    public RequestLoop(IEnumerable<IRequestHandler> handlers, KernelOutlet outlet, Action shutdown)
    {
        _handlers = handlers.ToDictionary(handler => handler.Type, StringComparer.Ordinal);
        _outlet = outlet;
        _shutdown = shutdown;
    }

    /// <summary>Puts a request at the end of the line; where too many wait, it is answered with an error instead.</summary>
    /// <param name="request">The request.</param>
    public void Add(Request request)
    {
        var bytes = Interlocked.Add(ref _bytes, request.Message.Bytes);
        if (bytes <= MostBytesWaiting && _waiting.Writer.TryWrite(request))
        {
            return;
        }

        Interlocked.Add(ref _bytes, -request.Message.Bytes);
        if (!_waiting.Reader.Completion.IsCompleted)
        {
            var sentence = $"Too many requests wait ({_waiting.Reader.Count}); this one was not taken.";
            _outlet.Status("busy", request.Header);
            _outlet.Reply(
                request.Message,
                request.Channel,
                ReplyType(request.Message.Type),
                Replies.Error("TooManyRequests", sentence, [sentence])
            );
            _outlet.Status("idle", request.Header);
        }
    }

    /// <summary>Takes no more requests; the loop ends after those that wait.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Answers requests until <see cref="Close"/>.</summary>
    /// <returns>A task that ends with the last one.</returns>
    public async Task RunAsync()
    {
        await foreach (var request in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            Interlocked.Add(ref _bytes, -request.Message.Bytes);
            _outlet.Status("busy", request.Header);
            if (await AnswerAsync(request).ConfigureAwait(false) is { } reply)
            {
                _outlet.Reply(request.Message, request.Channel, ReplyType(request.Message.Type), reply);
            }

            _outlet.Status("idle", request.Header);
            if (request.Message.Type == ShutdownHandler.RequestType)
            {
                _shutdown();
            }
        }
    }

    private async Task<JsonObject?> AnswerAsync(Request request)
    {
        // The protocol wants types that a kernel does not know to be passed over.
        if (!_handlers.TryGetValue(request.Message.Type, out var handler))
        {
            return null;
        }

        try
        {
            return await handler.HandleAsync(request).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return Replies.Error(e.GetType().Name, e.Message, [e.ToString()]);
        }
    }

    private static string ReplyType(string type) => type.Replace("_request", "_reply", StringComparison.Ordinal);
}
