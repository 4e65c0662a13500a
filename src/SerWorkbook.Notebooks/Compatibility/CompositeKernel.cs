using System.Collections;
using Microsoft.DotNet.Interactive.CSharp;
using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel that holds all kernels of a notebook, of which C# is the only one.</summary>
public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    private CompositeKernel(ICellHost host)
        : base(host, ".NET")
    {
        CSharp = new CSharpKernel(host, this);
    }

    /// <inheritdoc/>
    public override KernelInfo KernelInfo { get; } = new(".NET") { IsComposite = true };

    /// <inheritdoc/>
    public override CompositeKernel? ParentKernel => null;

    /// <summary>The kernels that it holds.</summary>
    public IReadOnlyCollection<Kernel> ChildKernels => [CSharp];

    /// <summary>The kernel that runs cells which name none.</summary>
    public string DefaultKernelName => CSharp.Name;

    internal CSharpKernel CSharp { get; }

    /// <summary>Lists the kernels that it holds.</summary>
    /// <returns>The kernels.</returns>
    public IEnumerator<Kernel> GetEnumerator() => ChildKernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static CompositeKernel Of(ICellHost host) => host.Companion(() => new CompositeKernel(host));
}
