namespace SerWorkbook.Native;

/// <summary>A call that cannot be carried out: its status and the sentence for the caller.</summary>
/// <param name="status">The status.</param>
/// <param name="sentence">What was given and what is allowed.</param>
internal sealed class NativeFault(NativeStatus status, string sentence) : Exception(sentence)
{
    public NativeStatus Status { get; } = status;

    public static NativeFault Argument(string sentence) => new(NativeStatus.Argument, sentence);
}
