using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks to replace a value that is shown.</summary>
/// <param name="formattedValue">The new value.</param>
/// <param name="valueId">The name of the display.</param>
public sealed class UpdateDisplayedValue(FormattedValue formattedValue, string valueId) : KernelCommand
{
    /// <summary>The new value.</summary>
    public FormattedValue FormattedValue { get; } = formattedValue;

    /// <summary>The name of the display.</summary>
    public string ValueId { get; } = valueId;
}
