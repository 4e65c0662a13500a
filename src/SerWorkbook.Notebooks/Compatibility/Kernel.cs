using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that notebooks call by <c>Kernel.</c>, and the session that runs them, as in .NET Interactive.</summary>
/// <remarks>
/// The functions are inherited: cells have <see cref="NotebookDisplay"/> already, and
/// <c>using static Microsoft.DotNet.Interactive.Kernel;</c> imports no inherited members, so that it does not make their names ambiguous.
/// </remarks>
public abstract class Kernel : KernelFunctions, IDisposable
{
    private readonly ICellHost _host;

    private protected Kernel(ICellHost host, string name)
    {
        _host = host;
        Name = name;
        KernelEvents = new KernelEventStream(host.Observers);
    }

    /// <summary>The kernel that runs the calling cell.</summary>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static Kernel Current => CompositeKernel.Of(Cell().Host).CSharp;

    /// <summary>The kernel that holds all kernels of the notebook.</summary>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static Kernel Root => CompositeKernel.Of(Cell().Host);

    /// <summary>The kernel's name.</summary>
    public string Name { get; }

    /// <summary>What the kernel is.</summary>
    public abstract KernelInfo KernelInfo { get; }

    /// <summary>The kernel that holds this one; null for the outermost.</summary>
    public abstract CompositeKernel? ParentKernel { get; }

    /// <summary>The outermost kernel.</summary>
    public Kernel RootKernel => CompositeKernel.Of(_host);

    /// <summary>What the cells of the notebook do.</summary>
    public KernelEventStream KernelEvents { get; }

    private protected ICellHost Host => _host;

    /// <summary>Does what a command asks for, and waits until it is done.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Not used: the command ends with the cell that it is called in.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var cell = Cell();
        return cell.Host == _host
            ? Task.FromResult(CommandSteps.Run(command, cell))
            : throw new NotebookException("This kernel belongs to another notebook.");
    }

    /// <summary>Has something disposed when the session ends.</summary>
    /// <param name="disposable">What to dispose.</param>
    public void RegisterForDisposal(IDisposable disposable)
    {
        ArgumentNullException.ThrowIfNull(disposable);
        _host.DisposeLater(disposable);
    }

    /// <summary>Has something done when the session ends.</summary>
    /// <param name="dispose">What to do.</param>
    public void RegisterForDisposal(Action dispose)
    {
        ArgumentNullException.ThrowIfNull(dispose);
        _host.DisposeLater(new Disposal(dispose));
    }

    /// <summary>Does nothing: the session ends with its notebook.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private static CellContext Cell() =>
        CellContext.Current ?? throw new NotebookException("Kernels can be used in the cells of a notebook only.");

    private sealed class Disposal(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
