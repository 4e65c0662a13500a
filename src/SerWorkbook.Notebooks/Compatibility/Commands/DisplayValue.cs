using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks to show a value.</summary>
/// <param name="formattedValue">The value.</param>
/// <param name="valueId">A name by which the display can be updated.</param>
public sealed class DisplayValue(FormattedValue formattedValue, string? valueId = null) : KernelCommand
{
    /// <summary>The value.</summary>
    public FormattedValue FormattedValue { get; } = formattedValue;

    /// <summary>A name by which the display can be updated.</summary>
    public string? ValueId { get; } = valueId;
}
