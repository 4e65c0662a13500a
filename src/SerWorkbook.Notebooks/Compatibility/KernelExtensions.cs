using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Finds kernels and runs code in them.</summary>
public static class KernelExtensions
{
    /// <summary>Finds a kernel by its name.</summary>
    /// <param name="kernel">A kernel that may hold it.</param>
    /// <param name="name">The name or another name of it.</param>
    /// <returns>The kernel; null where there is none.</returns>
    public static Kernel? FindKernelByName(this Kernel kernel, string name) =>
        kernel.FindKernels(k => k.Name == name || k.KernelInfo.Aliases.Contains(name)).FirstOrDefault();

    /// <summary>Finds kernels.</summary>
    /// <param name="kernel">A kernel that may hold them.</param>
    /// <param name="predicate">Whether a kernel is wanted.</param>
    /// <returns>The kernel itself and those that it holds, where they are wanted.</returns>
    public static IEnumerable<Kernel> FindKernels(this Kernel kernel, Func<Kernel, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return (kernel is CompositeKernel { ChildKernels: var held } ? held.Prepend(kernel) : [kernel]).Where(predicate);
    }

    /// <summary>Does something with each kernel that another holds.</summary>
    /// <param name="kernel">The kernel that may hold others.</param>
    /// <param name="onVisit">What to do.</param>
    public static void VisitSubkernels(this Kernel kernel, Action<Kernel> onVisit)
    {
        ArgumentNullException.ThrowIfNull(onVisit);
        foreach (var held in kernel.FindKernels(k => k != kernel))
        {
            onVisit(held);
        }
    }

    /// <summary>Executes code, and waits until it has ended.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="code">The code.</param>
    /// <returns>What happened.</returns>
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel kernel, string code)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.SendAsync(new SubmitCode(code));
    }
}
