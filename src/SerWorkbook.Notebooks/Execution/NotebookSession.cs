using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;
using SerWorkbook.Notebooks.Packages;

namespace SerWorkbook.Notebooks;

/// <summary>Executes C# cells one after another in this process; what a cell declares is there for the next.</summary>
/// <remarks>
/// Cells are C# 14 scripts with the default imports of .NET Interactive's C# kernel and <see cref="NotebookDisplay"/>.
/// They see all assemblies of the host. Sessions do not share state and may run in parallel, except that all share the
/// process's current directory, which a session never changes: relative paths in cells mean what the host makes them mean.
/// </remarks>
public sealed class NotebookSession : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CellSourceResolver _sources;
    private readonly CellErrors _errors;
    private readonly ScriptChain _chain;
    private readonly ValueFormatter _formatter = new(sentence => CellContext.Current?.Outputs.Write("stderr", sentence + "\n"));
    private readonly SessionPackages _packages;
    private readonly CellSteps _steps;
    private readonly SessionHost _host;
    private readonly OwnedVariables _owned = new();
    private readonly NotebookSessionOptions _options;
    private int? _abandoned;

    /// <summary>Prepares a session; nothing is compiled yet.</summary>
    /// <param name="options">The surroundings.</param>
    public NotebookSession(NotebookSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _sources = new CellSourceResolver(Path.GetFullPath(options.WorkingDirectory));
        _errors = new CellErrors(_sources);
        _chain = new ScriptChain(_sources, typeof(NotebookDisplay));
        _packages = new SessionPackages(_sources.Folder, options.PackageFolder, _chain.Register);
        _steps = new CellSteps(_chain, _sources, _packages, _errors, new SessionMagics(_chain), _owned);
        _host = new SessionHost(_chain, _sources, _steps, _owned);
        Language = new CellLanguage(_chain);
    }

    /// <summary>Helps to write the next cell.</summary>
    public CellLanguage Language { get; }

    /// <summary>Loads the compiler and makes the state for the first cell, which otherwise waits for it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when cells can run.</returns>
    public Task StartAsync(CancellationToken cancellationToken = default) => _chain.StartAsync(cancellationToken);

    /// <summary>Executes a cell. A cell that fails is a result, not an exception, and leaves the state usable.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="number">The cell's number, by which errors and results name it.</param>
    /// <param name="observer">
    /// Receives every output as it comes, on the thread that made it and while that thread holds locks: it must only pass the event on.
    /// </param>
    /// <param name="cancellationToken">
    /// Stops the cell at its next <c>display</c>, update or console write, or in a loop of a lambda or after an <c>await</c>. One that does
    /// none within
    /// <see cref="NotebookSessionOptions.CancellationAsking"/> is stopped from outside: a loop, a wait, a call of managed code.
    /// One that goes on even so, in native code or waiting by <c>await</c>, is given up after
    /// <see cref="NotebookSessionOptions.CancellationGrace"/>.
    /// </param>
    /// <returns>The outputs and how it ended.</returns>
    /// <exception cref="NotebookException">An earlier cell was given up and may still run.</exception>
    public Task<CellResult> ExecuteAsync(
        string code,
        int number,
        Action<CellEvent>? observer = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(code);
        return ExecuteAsync(code, null, number, observer, cancellationToken);
    }

    /// <summary>Executes a cell that may start in another language than C#, by its metadata.</summary>
    internal async Task<CellResult> ExecuteAsync(
        string code,
        string? language,
        int number,
        Action<CellEvent>? observer,
        CancellationToken cancellationToken
    )
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_abandoned is { } still)
            {
                throw new NotebookException($"Cell {still} was given up and may still run; a new session is needed.");
            }

            var name = _sources.AddCell(number, code);
            var outputs = new OutputCollector(name, _options, observer);
            return await ExecuteAsync(new Execution(code, language, number, name, outputs), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Disposes what cells declared by <c>using</c>, and lets go of the assemblies that they referenced.</summary>
    public void Dispose()
    {
        if (_abandoned is null)
        {
            _owned.Release();
            _chain.Dispose();
        }

        _packages.Dispose();
        _gate.Dispose();
    }

    private async Task<CellResult> ExecuteAsync(Execution cell, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        ConsoleCapture.Install();
        var context = new CellContext(cell.Outputs, _formatter, _options, cancellationToken) { Code = cell.Code, Host = _host };
        var thread = new CellThread();
        _host.Observers.Tell(new SessionEvent.Started(cell.Code));
        var work = Task.Run(() => RunAsync(cell, context, thread, cancellationToken), CancellationToken.None);
        if (!await EndsInTimeAsync(work, thread, cancellationToken).ConfigureAwait(false))
        {
            _chain.GiveUpRunning();
            if (!_options.ContinuesAfterAbandon)
            {
                _abandoned = cell.Number;
            }

            var result = Finish(cell, CellStatus.Cancelled, CellErrors.Cancelled(responded: false), clock);
            cell.Outputs.Close();
            return result;
        }

        var error = await work.ConfigureAwait(false);
        var status = error switch
        {
            null => CellStatus.Succeeded,
            { Failure.Name: "Cancelled" } => CellStatus.Cancelled,
            _ => CellStatus.Failed,
        };
        return Finish(cell, status, error, clock);
    }

    private CellResult Finish(Execution cell, CellStatus status, (ErrorOutput Output, CellFailure Failure)? error, Stopwatch clock)
    {
        if (error is { } e)
        {
            cell.Outputs.Add(e.Output);
        }

        _host.Observers.Tell(new SessionEvent.Ended(error?.Failure.Message));
        return new CellResult(cell.Outputs, status, error?.Failure, clock.Elapsed);
    }

    private async Task<(ErrorOutput Output, CellFailure Failure)?> RunAsync(
        Execution cell,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            await _chain.StartAsync(cancellationToken).ConfigureAwait(false);
            await _host.SetVariablesAsync().ConfigureAwait(false);
            context.Enter();
            var source = new CellSource(cell.Code, cell.Name, cell.Number, _sources.Folder, []) { Language = cell.Language };
            return await _steps.RunAsync(source, context, thread, cancellationToken).ConfigureAwait(false);
        }
        catch (CellRefusedException refused)
        {
            return _errors.FromRefusal(refused, cell.Name);
        }
        catch (CellThrewException threw)
        {
            return Describe(threw.InnerException!, cell, thread, cancellationToken);
        }
        catch (Exception e)
        {
            return Describe(e, cell, thread, cancellationToken);
        }
    }

    // A cell that was stopped from outside may end in any exception: libraries wrap the one that stopped it.
    private (ErrorOutput Output, CellFailure Failure) Describe(
        Exception exception,
        Execution cell,
        CellThread thread,
        CancellationToken cancellationToken
    ) =>
        thread.IsStopped || (cancellationToken.IsCancellationRequested && IsStop(exception))
            ? CellErrors.Cancelled(responded: true)
            : _errors.FromException(exception, cell.Name);

    // Several threads of a cell that stop give one exception around theirs.
    private static bool IsStop(Exception exception) =>
        exception is OperationCanceledException || exception is AggregateException { InnerExceptions: var inner } && inner.All(IsStop);

    private async Task<bool> EndsInTimeAsync(Task work, CellThread thread, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => asked.TrySetResult());
        if (await Task.WhenAny(work, asked.Task).ConfigureAwait(false) == work)
        {
            return true;
        }

        CellLoop.Ask();
        var ends = await EndsWithinAsync(work, _options.CancellationAsking).ConfigureAwait(false);
        if (!ends)
        {
            thread.Stop();
            ends = await EndsWithinAsync(work, _options.CancellationGrace).ConfigureAwait(false);
        }

        // A cell that is given up is asked for ever: it may come to a loop again.
        if (ends)
        {
            CellLoop.EndAsking();
        }

        return ends;
    }

    private static async Task<bool> EndsWithinAsync(Task work, TimeSpan time) =>
        await Task.WhenAny(work, Task.Delay(time, CancellationToken.None)).ConfigureAwait(false) == work;

    private sealed record Execution(string Code, string? Language, int Number, string Name, OutputCollector Outputs);
}
