using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>The cell that the present thread works for; it flows into tasks and threads that the cell starts.</summary>
internal sealed class CellContext
{
    // The one ambient value of the engine: display() and Console have no other way to know their cell.
    private static readonly AsyncLocal<CellContext?> Ambient = new();

    private readonly CancellationToken _cancellation;
    private readonly NotebookSessionOptions _options;

    public CellContext(OutputCollector outputs, ValueFormatter formatter, NotebookSessionOptions options, CancellationToken cancellation)
    {
        _options = options;
        Outputs = outputs;
        Values = formatter;
        _cancellation = cancellation;
    }

    public static CellContext? Current => Ambient.Value;

    public OutputCollector Outputs { get; }

    public ValueFormatter Values { get; }

    /// <summary>The cell's text.</summary>
    public required string Code { get; init; }

    /// <summary>The session that runs the cell.</summary>
    public required ICellHost Host { get; init; }

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken CancellationToken => _cancellation;

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
        _options.ReadLine is null
            ? throw new NotebookException("A cell cannot read from the console: notebooks run unattended.")
            : _options.ReadLine(_cancellation);

    /// <summary>Asks the user a question.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="isPassword">Whether the answer is not to be shown while it is typed.</param>
    /// <returns>The answer; empty where the user gave none.</returns>
    /// <exception cref="NotebookException">Nobody is there to be asked.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public string Ask(string prompt, bool isPassword) =>
        _options.Ask is null
            ? throw new NotebookException(
                "A cell cannot ask for input: notebooks run unattended; declare a variable in a cell tagged 'parameters' and set it "
                    + "with --parameter name=value."
            )
            : _options.Ask(prompt, isPassword, _cancellation) ?? "";

    /// <summary>Adds a display to the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value prefers.</param>
    /// <returns>The display, to be updated.</returns>
    public DisplayedValue Display(object? value, IReadOnlyList<string> mimeTypes)
    {
        ThrowIfCancelled();
        var bundles = Values.FormatAll(value, mimeTypes);
        var positions = bundles.Select(data => Outputs.Add(new DisplayOutput { Data = data })).ToList();
        Host.Observers.Tell(new SessionEvent.Shown(value, bundles[0], IsResult: false));
        return new DisplayedValue(this, positions[0], mimeTypes, value);
    }
}
