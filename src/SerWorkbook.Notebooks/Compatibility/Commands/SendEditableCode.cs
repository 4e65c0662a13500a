namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks an editor to add a cell to the notebook, which can be done in VS Code with .NET Interactive only.</summary>
/// <param name="kernelName">The kernel of the cell.</param>
/// <param name="code">The cell's text.</param>
public sealed class SendEditableCode(string kernelName, string code) : KernelCommand
{
    /// <summary>The kernel of the cell.</summary>
    public string KernelName { get; } = kernelName;

    /// <summary>The cell's text.</summary>
    public string Code { get; } = code;
}
