namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks to show an error.</summary>
/// <param name="message">The error.</param>
public sealed class DisplayError(string message) : KernelCommand
{
    /// <summary>The error.</summary>
    public string Message { get; } = message;
}
