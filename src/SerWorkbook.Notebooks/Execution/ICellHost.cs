using Microsoft.CodeAnalysis.Scripting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>What a cell can ask of the session that runs it.</summary>
internal interface ICellHost
{
    /// <summary>Told of what the session's cells do.</summary>
    SessionObservers Observers { get; }

    /// <summary>Executes code within the running cell.</summary>
    /// <param name="code">The code, with magic commands.</param>
    /// <param name="cell">The running cell.</param>
    /// <returns>Why it failed; null where it ran to its end.</returns>
    Task<CellFailure?> SubmitAsync(string code, CellContext cell);

    /// <summary>Lists the variables that cells see.</summary>
    /// <returns>The variables, by name.</returns>
    IReadOnlyList<ScriptVariable> Variables();

    /// <summary>Has something disposed when the session ends.</summary>
    /// <param name="disposable">What to dispose.</param>
    void DisposeLater(IDisposable disposable);

    /// <summary>Gives something that lives as long as the session.</summary>
    /// <typeparam name="T">Its type, of which there is one.</typeparam>
    /// <param name="create">Creates it the first time.</param>
    /// <returns>The same each time.</returns>
    T Companion<T>(Func<T> create)
        where T : notnull;

    /// <summary>Sets a variable before the next cell runs.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="type">Its type.</param>
    void SetLater(string name, object? value, Type type);
}
