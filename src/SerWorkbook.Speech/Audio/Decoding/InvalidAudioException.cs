namespace SerWorkbook.Speech;

/// <summary>A file or a signal is not audio that can be worked on.</summary>
public sealed class InvalidAudioException : SerException
{
    /// <summary>Makes an error about one source of audio.</summary>
    /// <param name="source">The file's path, or another name of the source.</param>
    /// <param name="reason">What is wrong, as the rest of a sentence that starts with the source.</param>
    /// <param name="innerException">The technical cause, where there is one.</param>
    public InvalidAudioException(string source, string reason, Exception? innerException = null)
        : base($"{source}: {reason}", innerException)
    {
        AudioSource = source;
        Reason = reason;
    }

    /// <summary>The file's path, or another name of the source.</summary>
    public string AudioSource { get; }

    /// <summary>What is wrong, without the name of the source.</summary>
    public string Reason { get; }

    /// <summary>The format of audio that is recognised but not decoded, such as "MP3"; <see langword="null"/> for other faults.</summary>
    public string? Format { get; init; }
}
