using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using SerWorkbook.Notebooks.Execution;

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

    /// <summary>Shows what an event holds: a value or a text.</summary>
    /// <param name="event">The event; those that hold nothing to show have no effect.</param>
    public void Publish(KernelEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        EventOutputs.Show(@event, Cell);
    }
}
