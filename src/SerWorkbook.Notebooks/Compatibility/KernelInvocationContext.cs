using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running.</summary>
public sealed class KernelInvocationContext
{
    private KernelInvocationContext(CellContext cell)
    {
        Cell = cell;
        KernelEvents = new KernelEventStream(cell.Host.Observers);
    }

    /// <summary>The cell that the calling code runs in; null where no cell is running.</summary>
    public static KernelInvocationContext? Current => CellContext.Current is { } cell ? new KernelInvocationContext(cell) : null;

    /// <summary>What is being executed.</summary>
    public KernelCommand Command => new SubmitCode(Cell.Code);

    /// <summary>The kernel that runs the cell.</summary>
    public Kernel HandlingKernel => CompositeKernel.Of(Cell.Host).CSharp;

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken CancellationToken => Cell.CancellationToken;

    /// <summary>What the cells of the notebook do.</summary>
    public KernelEventStream KernelEvents { get; }

    internal CellContext Cell { get; }

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => Cell.Display(value, mimeTypes);

    /// <summary>Shows a text as what it is said to be.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">The MIME type of the text.</param>
    /// <returns>The display, which can be updated.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType) => Cell.Display(new TypedText(value, mimeType), [mimeType]);

    /// <summary>Writes a text to standard output.</summary>
    /// <param name="output">The text.</param>
    public void DisplayStandardOut(string output) => Cell.Outputs.Write("stdout", output);

    /// <summary>Writes a text to standard error.</summary>
    /// <param name="error">The text.</param>
    public void DisplayStandardError(string error) => Cell.Outputs.Write("stderr", error);

    /// <summary>Shows what an event holds: a value or a text.</summary>
    /// <param name="event">The event; those that hold nothing to show have no effect.</param>
    public void Publish(KernelEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        EventOutputs.Show(@event, Cell);
    }
}
