using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Scripting;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Gives cells access to the session that runs them.</summary>
internal sealed class SessionHost(ScriptChain chain, CellSourceResolver sources, CellSteps steps, OwnedVariables owned) : ICellHost
{
    private readonly ConcurrentDictionary<Type, object> _companions = new();
    private readonly ConcurrentQueue<(string Name, object? Value, Type Type)> _later = new();

    public SessionObservers Observers { get; } = new();

    public async Task<CellFailure?> SubmitAsync(string code, CellContext cell)
    {
        Observers.Tell(new SessionEvent.Started(code));
        var source = new CellSource(code, sources.AddSubmitted(code), 0, sources.Folder, []) { IsPart = true };
        var error = await steps.RunPartAsync(source, cell, new CellThread(), cell.CancellationToken).ConfigureAwait(false);
        Observers.Tell(new SessionEvent.Ended(error?.Failure.Message));
        return error?.Failure;
    }

    public IReadOnlyList<ScriptVariable> Variables() => chain.Variables();

    public void DisposeLater(IDisposable disposable) => owned.Add(disposable);

    public T Companion<T>(Func<T> create)
        where T : notnull => (T)_companions.GetOrAdd(typeof(T), _ => create());

    public void SetLater(string name, object? value, Type type)
    {
        if (!Identifiers.IsValid(name))
        {
            throw new NotebookException($"'{name}' cannot be the name of a variable.");
        }

        _later.Enqueue((name, value, type));
    }

    /// <summary>Sets the variables that earlier cells asked for.</summary>
    public async Task SetVariablesAsync()
    {
        while (_later.TryDequeue(out var variable))
        {
            await chain.SetAsync(variable.Name, variable.Value, variable.Type).ConfigureAwait(false);
        }
    }
}
