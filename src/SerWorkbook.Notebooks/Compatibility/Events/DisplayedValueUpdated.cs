using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A value that is shown was replaced.</summary>
/// <param name="value">The value.</param>
/// <param name="valueId">The name of the display.</param>
/// <param name="command">The command that led to it.</param>
/// <param name="formattedValues">The value as text; formatted as usual where it is null.</param>
public sealed class DisplayedValueUpdated(
    object? value,
    string valueId,
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null
) : DisplayEvent(value, command, formattedValues, valueId);
