using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>Downloads files over HTTP; what is interrupted is continued, and what fails for a while is tried again.</summary>
/// <param name="client">The client; its own time limit must be none.</param>
/// <param name="limits">How patient it is.</param>
internal sealed class ArchiveDownload(HttpClient client, DownloadLimits limits)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Makes a client as this class needs it.</summary>
    public static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30), AutomaticDecompression = DecompressionMethods.None })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Asks for the size of a file.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="notice">Told, in a sentence, why an attempt failed.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><see langword="null"/> where the server does not say.</returns>
    /// <exception cref="SerException">The server refuses, or cannot be reached.</exception>
    public async Task<long?> SizeAsync(Uri url, Action<string> notice, CancellationToken stop) =>
        await RetryAsync(
                url,
                limits.SizeAttempts,
                notice,
                async cancel =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Head, url);
                    using var response = await SendAsync(request, cancel).ConfigureAwait(false);
                    return response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
                        ? null
                        : Checked(response).Content.Headers.ContentLength;
                },
                stop
            )
            .ConfigureAwait(false);

    /// <summary>Downloads a file.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="target">Where it goes; it appears there when it is complete.</param>
    /// <param name="progress">Told of the bytes that are there, and of the whole where that is known.</param>
    /// <param name="notice">Told, in a sentence, why an attempt failed.</param>
    /// <param name="stop">Stops; the part that is there stays.</param>
    /// <exception cref="SerException">The server refuses, or sends nothing in several attempts.</exception>
    public async Task RunAsync(Uri url, string target, Action<long, long?> progress, Action<string> notice, CancellationToken stop)
    {
        var part = new PartialFile(target);
        while (true)
        {
            var before = part.Length;
            try
            {
                await RetryAsync(url, limits.Attempts, notice, cancel => AttemptAsync(url, part, progress, cancel), stop)
                    .ConfigureAwait(false);
                part.Complete();
                return;
            }
            catch (SerException fault) when (fault.InnerException is DownloadFault && part.Length > before)
            {
                // Attempts that bring something do not count.
            }
        }
    }

    private async Task<T> RetryAsync<T>(
        Uri url,
        int attempts,
        Action<string> notice,
        Func<CancellationToken, Task<T>> attempt,
        CancellationToken stop
    )
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<DownloadFault>(),
                    MaxRetryAttempts = attempts - 1,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = limits.FirstPause,
                    MaxDelay = limits.LongestPause,
                    DelayGenerator = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Exception is DownloadFault { RetryAfter: { } asked }
                                ? (TimeSpan?)(asked < limits.LongestPause ? asked : limits.LongestPause)
                                : null
                        ),
                    OnRetry = arguments =>
                    {
                        notice(
                            FormattableString.Invariant(
                                $"{url}: {arguments.Outcome.Exception!.Message}; next attempt in {arguments.RetryDelay.TotalSeconds:0.#} s"
                            )
                        );
                        return default;
                    },
                }
            )
            .Build();
        try
        {
            return await pipeline
                .ExecuteAsync(async cancel => await GuardAsync(attempt, cancel).ConfigureAwait(false), stop)
                .ConfigureAwait(false);
        }
        catch (DownloadFault fault)
        {
            throw new SerException(
                $"{url}: {fault.Message}, {attempts} times in a row. What is there is kept; run the command again.",
                fault
            );
        }
    }

    // What a broken connection throws depends on where it breaks.
    private static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken stop)
    {
        try
        {
            return await attempt(stop).ConfigureAwait(false);
        }
        catch (HttpRequestException fault) when (fault.StatusCode is null)
        {
            throw new DownloadFault($"the connection failed ({ReasonOf(fault)})", innerException: fault);
        }
        catch (Exception fault) when (fault is HttpIOException or SocketException or IOException { InnerException: SocketException })
        {
            throw new DownloadFault($"the connection broke ({ReasonOf(fault)})", innerException: fault);
        }
        catch (OperationCanceledException fault) when (!stop.IsCancellationRequested)
        {
            throw new DownloadFault("the server sent nothing for too long", innerException: fault);
        }
    }

    private static string ReasonOf(Exception fault) => fault.Message.TrimEnd('.');

    private async Task<bool> AttemptAsync(Uri url, PartialFile part, Action<long, long?> progress, CancellationToken stop)
    {
        var known = part.Version();
        var continues = known is { Tag: not null } && known.Url == url.ToString() && part.Length > 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (continues)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.TryAddWithoutValidation("If-Range", known!.Tag);
        }

        using var response = await SendAsync(request, stop).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && continues)
        {
            return EndOf(response, part);
        }

        var version = VersionOf(url, Checked(response));
        if (
            !continues
            || response.StatusCode != HttpStatusCode.PartialContent
            || !Fits(response.Content.Headers.ContentRange, part, known!)
        )
        {
            if (response.StatusCode == HttpStatusCode.PartialContent)
            {
                part.Discard();
                throw new DownloadFault("the server sent another part than was asked for");
            }

            part.Restart(version);
        }

        var total = continues && known!.Bytes is not null && part.Length > 0 ? known.Bytes : version.Bytes;
        await ReceiveAsync(response, part, total, progress, stop).ConfigureAwait(false);
        return total is null || part.Length == total
            ? true
            : throw new DownloadFault(FormattableString.Invariant($"{part.Length} of {total} bytes came"));
    }

    // The part reaches beyond the file or to its end, or the file has changed.
    private static bool EndOf(HttpResponseMessage response, PartialFile part)
    {
        if (response.Content.Headers.ContentRange?.Length == part.Length && part.Version()?.Bytes == part.Length)
        {
            return true;
        }

        part.Discard();
        throw new DownloadFault("the part that is there does not belong to the file any more; it starts anew");
    }

    private static bool Fits(ContentRangeHeaderValue? range, PartialFile part, DownloadVersion known) =>
        range?.From == part.Length && (known.Bytes is null || range.Length is null || range.Length == known.Bytes);

    // A weak tag does not promise the same bytes.
    private static DownloadVersion VersionOf(Uri url, HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        var tag = response.Headers.ETag is { IsWeak: false } strong ? strong.Tag : headers.LastModified?.ToString("R");
        return new DownloadVersion(
            url.ToString(),
            tag,
            response.StatusCode == HttpStatusCode.PartialContent ? headers.ContentRange?.Length : headers.ContentLength
        );
    }

    private static HttpResponseMessage Checked(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        var what = FormattableString.Invariant($"the server answered {(int)response.StatusCode} ({response.ReasonPhrase})");
        if ((int)response.StatusCode is 408 or 425 or 429 or >= 500)
        {
            var after = response.Headers.RetryAfter;
            throw new DownloadFault(what, after?.Delta ?? (after?.Date is { } date ? Until(date) : null));
        }

        throw new SerException(
            $"{response.RequestMessage?.RequestUri}: {what}; the file may have moved: give another place with --mirror URL, or the "
                + "archives themselves with --archives DIR."
        );
    }

    private static TimeSpan Until(DateTimeOffset date) => date > DateTimeOffset.UtcNow ? date - DateTimeOffset.UtcNow : TimeSpan.Zero;

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(stop);
        stall.CancelAfter(limits.Stall);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(
        HttpResponseMessage response,
        PartialFile part,
        long? total,
        Action<long, long?> progress,
        CancellationToken stop
    )
    {
        var buffer = new byte[BufferBytes];
        var content = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        using var file = part.Append();
        var done = file.Position;
        while (true)
        {
            using var stall = CancellationTokenSource.CreateLinkedTokenSource(stop);
            stall.CancelAfter(limits.Stall);
            var read = await content.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            done += read;
            if (done > (total ?? limits.MostBytes))
            {
                throw new SerException(
                    $"{response.RequestMessage?.RequestUri}: the server sends more than {total ?? limits.MostBytes} bytes; this is not the "
                        + "archive."
                );
            }

            await file.WriteAsync(buffer.AsMemory(0, read), stop).ConfigureAwait(false);
            progress(done, total);
        }
    }
}
