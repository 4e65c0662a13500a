using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>An error was shown.</summary>
/// <param name="message">The error.</param>
/// <param name="command">The command that led to it.</param>
/// <param name="formattedValues">The error in other representations.</param>
public sealed class ErrorProduced(string message, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(message, command, formattedValues, null)
{
    /// <summary>The error.</summary>
    public string Message { get; } = message;
}
