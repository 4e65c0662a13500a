namespace SerWorkbook.Server.Tracking;

/// <summary>Counts how much audio comes in which time: a bucket that the audio fills and time empties.</summary>
/// <param name="clock">The time.</param>
/// <param name="rate">What may come per second, seconds of audio.</param>
/// <param name="burst">What may come at once, seconds of audio.</param>
internal sealed class RateMeter(TimeProvider clock, double rate, double burst)
{
    // So that a flood of empty messages counts too.
    private const double LeastSeconds = 0.002;

    private long _last = clock.GetTimestamp();
    private double _held;

    /// <summary>Counts a message or a part of one.</summary>
    /// <param name="seconds">The audio in it, seconds.</param>
    /// <returns>Whether it may come now.</returns>
    public bool Take(double seconds)
    {
        var now = clock.GetTimestamp();
        _held = Math.Max(0, _held - rate * clock.GetElapsedTime(_last, now).TotalSeconds) + Math.Max(seconds, LeastSeconds);
        _last = now;
        return _held <= burst;
    }
}
