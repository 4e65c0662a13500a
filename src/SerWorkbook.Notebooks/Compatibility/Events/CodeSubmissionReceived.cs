using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Code is about to be executed.</summary>
/// <param name="command">The code.</param>
public sealed class CodeSubmissionReceived(SubmitCode command) : KernelEvent(command)
{
    /// <summary>The code.</summary>
    public string Code => ((SubmitCode)Command).Code;
}
