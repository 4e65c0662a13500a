using System.Diagnostics;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Takes the time of cells by when each begins.</summary>
internal sealed class CellClock
{
    private readonly List<long> _begun = [];
    private long? _ended;

    /// <summary>How long the running cell has run; null while none runs.</summary>
    public TimeSpan? Running => _ended is null && _begun.Count > 0 ? Stopwatch.GetElapsedTime(_begun[^1]) : null;

    /// <summary>How long each cell has run that was begun, the last one until now or until all ended, seconds.</summary>
    public IReadOnlyList<double> Seconds
    {
        get
        {
            long[] ends = [.. _begun.Skip(1), _ended ?? Stopwatch.GetTimestamp()];
            return [.. _begun.Zip(ends, (begin, end) => Stopwatch.GetElapsedTime(begin, end).TotalSeconds)];
        }
    }

    /// <summary>Notes that a cell runs; said again of the same cell, nothing changes.</summary>
    /// <param name="cell">Its number, from 1.</param>
    public void Begin(int cell)
    {
        while (_begun.Count < cell)
        {
            _begun.Add(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Notes that all cells have ended.</summary>
    public void End() => _ended ??= Stopwatch.GetTimestamp();
}
