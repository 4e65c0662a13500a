namespace SerWorkbook.Speech;

/// <summary>A recording no longer holds the content that its results would be tied to.</summary>
public sealed class AudioChangedException : SerException
{
    /// <summary>Makes an error about one file.</summary>
    /// <param name="source">The file's path.</param>
    /// <param name="reason">What changed, as the rest of a sentence that starts with the path.</param>
    public AudioChangedException(string source, string reason)
        : base($"{source}: {reason}")
    {
        AudioSource = source;
        Reason = reason;
    }

    /// <summary>The file's path.</summary>
    public string AudioSource { get; }

    /// <summary>What changed, without the path.</summary>
    public string Reason { get; }
}
