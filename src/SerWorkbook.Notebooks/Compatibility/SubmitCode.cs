namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>The execution of a cell.</summary>
public sealed class SubmitCode : KernelCommand
{
    /// <summary>Names the code.</summary>
    /// <param name="code">The cell's text.</param>
    public SubmitCode(string code)
    {
        Code = code;
    }

    /// <summary>The cell's text.</summary>
    public string Code { get; }
}
