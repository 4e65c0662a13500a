namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Something that a kernel is asked to do.</summary>
/// <param name="targetKernelName">The kernel that is to do it; null for the one that runs the cell.</param>
public abstract class KernelCommand(string? targetKernelName = null)
{
    /// <summary>The kernel that is to do it; null for the one that runs the cell.</summary>
    public string? TargetKernelName { get; } = targetKernelName;
}
