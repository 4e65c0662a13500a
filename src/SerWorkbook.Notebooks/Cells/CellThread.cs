using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>The thread that a cell starts on, which can be stopped from outside where the cell does not stop of itself.</summary>
/// <remarks>
/// Only what runs before the first <c>await</c> that waits is reached, and no native code. Stopping a thread anywhere can leave
/// the data that it was changing half changed, so this comes after asking.
/// </remarks>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "The source has no timer and no handle, and a cell that does not end may be stopped at any later time."
)]
internal sealed class CellThread
{
    // What the runtime needs between noticing that a thread is to end and waking it from a wait.
    private static readonly TimeSpan BeforeWaking = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;

    /// <summary>Whether it was stopped from outside.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Runs a cell.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="cell">The cell.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="OperationCanceledException">It was stopped from outside.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> cell)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread = new Thread(() => Run(cell, started)) { IsBackground = true, Name = "cell" };
        _thread.Start();
        return started.Task.Unwrap();
    }

    /// <summary>Stops the cell wherever it is.</summary>
    public void Stop() => Task.Run(StopAsync);

    private void Run<T>(Func<Task<T>> cell, TaskCompletionSource<Task<T>> started)
    {
        Task<T>? running = null;
        try
        {
#pragma warning disable SYSLIB0046 // no other way out of a loop that does not look; see the remarks
            ControlledExecution.Run(() => running = cell(), _stop.Token);
#pragma warning restore SYSLIB0046
            started.TrySetResult(running!);
        }
        catch (Exception e)
        {
            started.TrySetException(e);
        }
    }

    private async Task StopAsync()
    {
        // Cancelling waits until the thread has ended, but a waiting thread does not notice that it is to end.
        var stopping = Task.Run(_stop.Cancel);
        if (await Task.WhenAny(stopping, Task.Delay(BeforeWaking)).ConfigureAwait(false) != stopping)
        {
            _thread?.Interrupt();
        }
    }
}
