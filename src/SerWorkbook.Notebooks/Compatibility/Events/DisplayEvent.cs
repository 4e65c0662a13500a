using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Something was shown.</summary>
/// <param name="value">The value; null where it is a text alone.</param>
/// <param name="command">The command that led to it.</param>
/// <param name="formattedValues">The value as text.</param>
/// <param name="valueId">A name by which the display can be updated.</param>
public abstract class DisplayEvent(
    object? value,
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues,
    string? valueId
) : KernelEvent(command)
{
    /// <summary>The value; null where it is a text alone.</summary>
    public object? Value { get; } = value;

    /// <summary>The value as text.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues ?? [];

    /// <summary>A name by which the display can be updated.</summary>
    public string? ValueId { get; } = valueId;
}
