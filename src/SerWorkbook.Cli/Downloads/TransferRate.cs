namespace SerWorkbook.Cli.Downloads;

/// <summary>Says how fast bytes come and how long the rest will take.</summary>
/// <param name="clock">The clock.</param>
internal sealed class TransferRate(TimeProvider clock)
{
    private const double Mega = 1e6;

    // Long enough to be steady, short enough to follow a connection that became slow.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private readonly Queue<(long Time, long Bytes)> _past = new();

    /// <summary>Takes a state, and describes it.</summary>
    /// <param name="done">Bytes that are there.</param>
    /// <param name="total">Bytes of the whole; <see langword="null"/> where that is not known.</param>
    public string Describe(long done, long? total)
    {
        var now = clock.GetTimestamp();
        _past.Enqueue((now, done));
        while (_past.Count > 2 && clock.GetElapsedTime(_past.Peek().Time, now) > Window)
        {
            _past.Dequeue();
        }

        var (start, bytes) = _past.Peek();
        var seconds = clock.GetElapsedTime(start, now).TotalSeconds;
        var rate = seconds > 0 ? (done - bytes) / seconds : 0;
        var left = total is { } whole && rate > 0 ? TimeSpan.FromSeconds(Math.Min(359_999, (whole - done) / rate)) : (TimeSpan?)null;
        var of = total is { } size ? FormattableString.Invariant($" of {size / Mega:0.0}") : "";
        var time = left is { } rest
            ? FormattableString.Invariant($", {(int)rest.TotalHours}:{rest.Minutes:00}:{rest.Seconds:00} left")
            : "";
        return FormattableString.Invariant($"{done / Mega:0.0}{of} MB, {rate / Mega:0.0} MB/s{time}");
    }
}
