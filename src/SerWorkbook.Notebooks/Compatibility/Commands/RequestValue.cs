namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks for the value of a variable.</summary>
/// <param name="name">The variable's name.</param>
/// <param name="mimeType">The representation wanted of it.</param>
/// <param name="targetKernelName">The kernel of the variable; null for the one that runs the cell.</param>
public sealed class RequestValue(string name, string mimeType = "application/json", string? targetKernelName = null)
    : KernelCommand(targetKernelName)
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The representation wanted of it.</summary>
    public string MimeType { get; } = mimeType;
}
