using System.Diagnostics;

namespace SerWorkbook.Sessions;

/// <summary>Turns progress into lines of text, a few a second at most.</summary>
/// <remarks>Where what takes the text throws, the work that reports stops: that is how a notebook stops a running cell.</remarks>
/// <param name="report">Takes a line.</param>
internal sealed class StatusText(Action<string> report) : IProgress<StepProgress>, IProgress<SearchProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long _last;

    /// <inheritdoc/>
    public void Report(StepProgress value) => Say(value);

    /// <inheritdoc/>
    public void Report(SearchProgress value) => Say(value);

    /// <summary>Says that a step begins, or how it ended; this line is never left out.</summary>
    /// <param name="line">The line.</param>
    public void Announce(string line)
    {
        lock (_gate)
        {
            _last = Stopwatch.GetTimestamp();
            report(line);
        }
    }

    private void Say(object value)
    {
        lock (_gate)
        {
            if (_last == 0 || Stopwatch.GetElapsedTime(_last) >= Interval)
            {
                _last = Stopwatch.GetTimestamp();
                report(value.ToString()!);
            }
        }
    }
}
