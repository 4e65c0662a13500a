using System.ComponentModel;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Where loops of cells look whether they are to stop; the engine puts the calls there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class CellLoop
{
    // Shared by all sessions, so that a round costs the reading of one number as long as nobody asks.
    private static int _asked;

    /// <summary>Stops the cell here if its caller asked for it.</summary>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static void Round()
    {
        if (Volatile.Read(ref _asked) > 0)
        {
            CellContext.Current?.ThrowIfCancelled();
        }
    }

    /// <summary>Makes loops look, until <see cref="EndAsking"/>.</summary>
    internal static void Ask() => Interlocked.Increment(ref _asked);

    /// <summary>Ends what <see cref="Ask"/> began.</summary>
    internal static void EndAsking() => Interlocked.Decrement(ref _asked);
}
