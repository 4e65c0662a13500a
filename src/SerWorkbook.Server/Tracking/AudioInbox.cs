using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace SerWorkbook.Server.Tracking;

/// <summary>The audio of a session between the connection, which writes, and the thread that computes, which reads.</summary>
/// <remarks>Where it is full, the connection waits: nothing is read from the network meanwhile.</remarks>
/// <param name="request">Rate and format.</param>
/// <param name="clock">The time.</param>
internal sealed class AudioInbox(StreamRequest request, TimeProvider clock)
{
    private const int MostBytes = 1 << 20;

    // Arrivals are noted this often at most, so that a flood of small messages needs no memory.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private readonly Pipe _pipe = new(
        new PipeOptions(
            readerScheduler: PipeScheduler.ThreadPool,
            writerScheduler: PipeScheduler.ThreadPool,
            pauseWriterThreshold: MostBytes,
            resumeWriterThreshold: MostBytes / 2,
            useSynchronizationContext: false
        )
    );

    private readonly ConcurrentQueue<(long Start, long Time)> _arrivals = new();
    private long _written;
    private long _read;
    private long? _noted;
    private long? _arrived;
    private bool _completed;

    /// <summary>Whether there is a sample to read, or the end.</summary>
    public bool HasMore => Volatile.Read(ref _completed) || Volatile.Read(ref _written) - Volatile.Read(ref _read) >= request.Format.Bytes;

    /// <summary>Memory for the next bytes from the network.</summary>
    /// <param name="least">Bytes that are needed at least.</param>
    public Memory<byte> Room(int least) => _pipe.Writer.GetMemory(least);

    /// <summary>Takes what was written into <see cref="Room"/>.</summary>
    /// <returns>When there is room for more.</returns>
    public async ValueTask AddAsync(int bytes)
    {
        var now = clock.GetTimestamp();
        if (_noted is not { } noted || clock.GetElapsedTime(noted, now) >= Grain)
        {
            _arrivals.Enqueue((_written, now));
            _noted = now;
        }

        Volatile.Write(ref _written, _written + bytes);

        _pipe.Writer.Advance(bytes);
        await _pipe.Writer.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Nothing more will come.</summary>
    public void Complete()
    {
        _pipe.Writer.Complete();
        Volatile.Write(ref _completed, true);
    }

    /// <summary>Reads samples.</summary>
    /// <param name="samples">Takes them.</param>
    /// <param name="completed">Whether nothing more will come; half a sample at the end is dropped.</param>
    /// <returns>How many.</returns>
    public int Read(Span<float> samples, out bool completed)
    {
        completed = false;
        if (!_pipe.Reader.TryRead(out var result))
        {
            return 0;
        }

        var size = request.Format.Bytes;
        var count = (int)Math.Min(samples.Length, result.Buffer.Length / size);
        Span<byte> bytes = stackalloc byte[count * size];
        var taken = result.Buffer.Slice(0, count * size);
        taken.CopyTo(bytes);
        request.Format.Decode(bytes, samples);
        completed = result.IsCompleted && count == 0;

        // Half a sample is not looked at again before more comes.
        var looked = count == 0 ? result.Buffer.End : taken.End;
        _pipe.Reader.AdvanceTo(taken.End, looked);
        Volatile.Write(ref _read, _read + bytes.Length);
        return count;
    }

    /// <summary>For how long the last sample that was read had waited.</summary>
    public TimeSpan Delay()
    {
        while (_arrivals.TryPeek(out var arrival) && arrival.Start < _read)
        {
            _arrivals.TryDequeue(out _);
            _arrived = arrival.Time;
        }

        return _arrived is { } time ? clock.GetElapsedTime(time) : TimeSpan.Zero;
    }

    /// <summary>Gives back the memory; called by the reader.</summary>
    public void Release() => _pipe.Reader.Complete();
}
