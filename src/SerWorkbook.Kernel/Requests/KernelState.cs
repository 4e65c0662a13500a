using SerWorkbook.Notebooks;

namespace SerWorkbook.Kernel.Requests;

/// <summary>What the requests of one kernel share.</summary>
internal sealed class KernelState : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;
    private long _interruptedThrough = -1;

    public KernelState(string workingDirectory, UserInput input)
    {
        Input = input;
        Session = new NotebookSession(
            new NotebookSessionOptions
            {
                WorkingDirectory = workingDirectory,
                ContinuesAfterAbandon = true,
                ReadLine = input.ReadLine,
                Ask = input.Ask,
            }
        );
        Started = Task.Run(() => Session.StartAsync());
        // A person types after this; a program's first cell does the same work itself and loses nothing.
        _ = Started.ContinueWith(
            _ => Session.Language.WarmUpAsync(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion,
            TaskScheduler.Default
        );
    }

    /// <summary>The cells' state.</summary>
    public NotebookSession Session { get; }

    /// <summary>Questions to the user.</summary>
    public UserInput Input { get; }

    /// <summary>Ends when cells can run.</summary>
    public Task Started { get; }

    /// <summary>The number of the last cell.</summary>
    public int ExecutionCount { get; set; }

    /// <summary>What was executed.</summary>
    public CellHistory History { get; } = new();

    /// <summary>Runs something that an interrupt can stop.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="order">The order of the request; an interrupt that came after it stops it also if it has not begun.</param>
    /// <param name="work">It is given the token that an interrupt cancels.</param>
    /// <returns>What <paramref name="work"/> gave.</returns>
    public async Task<T> InterruptibleAsync<T>(long order, Func<CancellationToken, Task<T>> work)
    {
        using var stop = new CancellationTokenSource();
        lock (_lock)
        {
            _running = stop;
            if (order <= _interruptedThrough)
            {
                stop.Cancel();
            }
        }

        try
        {
            return await work(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    /// <summary>Asks the running cell to stop, and the next one if its request is there already; without any nothing happens.</summary>
    /// <param name="order">The order of the last request that is meant.</param>
    public void Interrupt(long order)
    {
        lock (_lock)
        {
            _interruptedThrough = order;
            _running?.Cancel();
        }
    }

    public void Dispose() => Session.Dispose();
}
