using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A command was carried out.</summary>
/// <param name="command">The command.</param>
public sealed class CommandSucceeded(KernelCommand command) : KernelEvent(command);
