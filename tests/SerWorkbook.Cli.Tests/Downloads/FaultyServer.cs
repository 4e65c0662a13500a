using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SerWorkbook.Cli.Tests.Downloads;

/// <summary>A request that the server got.</summary>
/// <param name="Method">GET or HEAD.</param>
/// <param name="Path">The path without its first slash.</param>
/// <param name="From">Where the range starts that is asked for; <see langword="null"/> for the whole.</param>
/// <param name="IfRange">The version that the range is asked for of.</param>
internal sealed record HttpAsk(string Method, string Path, long? From, string? IfRange);

/// <summary>A server on this machine that answers as it is told to: well at the end, and badly before.</summary>
internal sealed class FaultyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Func<HttpAsk, Stream, Task>> _faults = new();

    public FaultyServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Root => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The requests for content, in order.</summary>
    public ConcurrentQueue<HttpAsk> Asks { get; } = new();

    /// <summary>The tag of all files.</summary>
    public string? Tag { get; set; } = "\"v1\"";

    /// <summary>Whether ranges are given.</summary>
    public bool GivesRanges { get; set; } = true;

    public void Add(string name, byte[] content) => _files[name] = content;

    /// <summary>Answers the next request for content otherwise.</summary>
    public void Next(Func<HttpAsk, Stream, Task> answer) => _faults.Enqueue(answer);

    /// <summary>A status with headers and no content.</summary>
    public static Func<HttpAsk, Stream, Task> Status(int code, params string[] headers) =>
        (_, stream) => WriteAsync(stream, [$"HTTP/1.1 {code} {(HttpStatusCode)code}", .. headers, "Content-Length: 0"]);

    /// <summary>What an honest server gives, but the connection breaks after some bytes.</summary>
    public Func<HttpAsk, Stream, Task> Drop(int after) => (ask, stream) => ServeAsync(ask, stream, after);

    /// <summary>The same, but then nothing comes any more.</summary>
    public Func<HttpAsk, Stream, Task> Hang(int after) =>
        async (ask, stream) =>
        {
            await ServeAsync(ask, stream, after).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(false);
        };

    /// <summary>Content of a length that is stated, or of none and without end.</summary>
    public static Func<HttpAsk, Stream, Task> Send(byte[] content, long? length) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, ["HTTP/1.1 200 OK", length is null ? "X: y" : $"Content-Length: {length}", "Connection: close"])
                .ConfigureAwait(false);
            do
            {
                await stream.WriteAsync(content).ConfigureAwait(false);
            } while (length is null);
        };

    public async Task ServeAsync(HttpAsk ask, Stream stream, int most = int.MaxValue)
    {
        if (!_files.TryGetValue(ask.Path, out var content))
        {
            await Status(404)(ask, stream).ConfigureAwait(false);
            return;
        }

        var from = GivesRanges && (ask.IfRange is null || ask.IfRange == Tag) ? ask.From : null;
        if (from >= content.Length)
        {
            await Status(416, $"Content-Range: bytes */{content.Length}")(ask, stream).ConfigureAwait(false);
            return;
        }

        var start = (int)(from ?? 0);
        List<string> head = [from is null ? "HTTP/1.1 200 OK" : "HTTP/1.1 206 Partial Content"];
        head.Add(FormattableString.Invariant($"Content-Length: {content.Length - start}"));
        if (from is not null)
        {
            head.Add(FormattableString.Invariant($"Content-Range: bytes {start}-{content.Length - 1}/{content.Length}"));
        }

        if (Tag is not null)
        {
            head.Add($"ETag: {Tag}");
        }

        await WriteAsync(stream, [.. head]).ConfigureAwait(false);
        if (ask.Method == "GET")
        {
            await stream.WriteAsync(content.AsMemory(start, Math.Min(most, content.Length - start))).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static Task WriteAsync(Stream stream, string[] lines) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")).AsTask();

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(client);
        }
    }

    // One request per connection. What a client breaks off is its own affair.
    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var ask = await ReadAsync(stream).ConfigureAwait(false);
                if (ask.Method == "GET")
                {
                    Asks.Enqueue(ask);
                    if (_faults.TryDequeue(out var fault))
                    {
                        await fault(ask, stream).ConfigureAwait(false);
                        return;
                    }
                }

                await ServeAsync(ask, stream).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException) { }
    }

    private static async Task<HttpAsk> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var first = (await reader.ReadLineAsync().ConfigureAwait(false) ?? "").Split(' ');
        long? from = null;
        string? ifRange = null;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
            {
                from = long.Parse(line["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("If-Range: ", StringComparison.OrdinalIgnoreCase))
            {
                ifRange = line["If-Range: ".Length..];
            }
        }

        return new HttpAsk(first[0], first.Length > 1 ? first[1].TrimStart('/') : "", from, ifRange);
    }
}
