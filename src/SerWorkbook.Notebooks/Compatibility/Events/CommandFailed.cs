using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A command could not be carried out.</summary>
/// <param name="message">Why.</param>
/// <param name="command">The command.</param>
public sealed class CommandFailed(string message, KernelCommand command) : KernelEvent(command)
{
    /// <summary>Why.</summary>
    public string Message { get; } = message;
}
