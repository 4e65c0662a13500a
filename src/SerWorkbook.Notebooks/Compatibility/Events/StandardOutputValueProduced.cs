using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A text was written to standard output.</summary>
/// <param name="command">The command that led to it.</param>
/// <param name="formattedValues">The text.</param>
/// <param name="valueId">Not used.</param>
public sealed class StandardOutputValueProduced(
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null,
    string? valueId = null
) : DisplayEvent(null, command, formattedValues, valueId);
