using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The value of a variable was found.</summary>
/// <param name="value">The value.</param>
/// <param name="name">The variable's name.</param>
/// <param name="formattedValue">The value as text.</param>
/// <param name="command">The command that asked for it.</param>
public sealed class ValueProduced(object? value, string name, FormattedValue formattedValue, RequestValue command) : KernelEvent(command)
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The value as text.</summary>
    public FormattedValue FormattedValue { get; } = formattedValue;
}
