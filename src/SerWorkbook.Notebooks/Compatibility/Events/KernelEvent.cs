using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Something that happened in a kernel.</summary>
/// <param name="command">The command that led to it.</param>
public abstract class KernelEvent(KernelCommand command)
{
    /// <summary>The command that led to it.</summary>
    public KernelCommand Command { get; } = command;
}
