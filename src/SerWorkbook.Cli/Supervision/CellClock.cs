using System.Diagnostics;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Takes the time of cells by when each begins.</summary>
internal sealed class CellClock
{
    private readonly List<long> _begun = [];

    /// <summary>How long each cell has run that was begun, the last one until now, seconds.</summary>
    public IReadOnlyList<double> Seconds
    {
        get
        {
            long[] ends = [.. _begun.Skip(1), Stopwatch.GetTimestamp()];
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
}
