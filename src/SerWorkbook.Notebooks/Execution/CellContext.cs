using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>The cell that the present thread works for; it flows into tasks and threads that the cell starts.</summary>
internal sealed class CellContext
{
    // The one ambient value of the engine: display() and Console have no other way to know their cell.
    private static readonly AsyncLocal<CellContext?> Ambient = new();

    private readonly CancellationToken _cancellation;
    private readonly Func<CancellationToken, string?>? _readLine;

    public CellContext(
        OutputCollector outputs,
        ValueFormatter formatter,
        Func<CancellationToken, string?>? readLine,
        CancellationToken cancellation
    )
    {
        _readLine = readLine;
        Outputs = outputs;
        Formatter = formatter;
        _cancellation = cancellation;
    }

    public static CellContext? Current => Ambient.Value;

    public OutputCollector Outputs { get; }

    public ValueFormatter Formatter { get; }

    /// <summary>Marks the present flow of execution, and what it starts, as this cell's.</summary>
    public void Enter() => Ambient.Value = this;

    /// <summary>Stops the cell here if its caller asked for it.</summary>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public void ThrowIfCancelled() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>Asks the user for a line.</summary>
    /// <returns>The line without its end; null where the user gave none.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public string? ReadLine() =>
        _readLine is null
            ? throw new NotebookException("A cell cannot read from the console: notebooks run unattended.")
            : _readLine(_cancellation);

    /// <summary>Adds a display to the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value prefers.</param>
    /// <returns>The display, to be updated.</returns>
    public DisplayedValue Display(object? value, IReadOnlyList<string> mimeTypes)
    {
        ThrowIfCancelled();
        var bundles = Formatter.FormatAll(value, mimeTypes);
        var positions = bundles.Select(data => Outputs.Add(new DisplayOutput { Data = data })).ToList();
        return new DisplayedValue(this, positions[0], mimeTypes);
    }
}
