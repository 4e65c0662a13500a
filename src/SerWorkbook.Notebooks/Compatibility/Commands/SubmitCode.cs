namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks to execute code.</summary>
/// <param name="code">The code.</param>
/// <param name="targetKernelName">The kernel that is to execute it; null for the one that runs the cell.</param>
public sealed class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;
}
