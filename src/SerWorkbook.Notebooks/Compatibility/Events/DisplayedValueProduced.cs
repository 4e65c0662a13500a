using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A value was displayed.</summary>
/// <param name="value">The value.</param>
/// <param name="command">The command that led to it.</param>
/// <param name="formattedValues">The value as text; formatted as usual where it is null.</param>
/// <param name="valueId">A name by which the display can be updated.</param>
public sealed class DisplayedValueProduced(
    object? value,
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null,
    string? valueId = null
) : DisplayEvent(value, command, formattedValues, valueId);
