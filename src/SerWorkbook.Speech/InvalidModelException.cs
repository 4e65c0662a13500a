namespace SerWorkbook.Speech;

/// <summary>A file is not a model that can be used.</summary>
public sealed class InvalidModelException : SerException
{
    /// <summary>Makes an error about one model.</summary>
    /// <param name="source">The file's path, or another name of the model.</param>
    /// <param name="reason">What is wrong, as the rest of a sentence that starts with the source.</param>
    /// <param name="innerException">The technical cause, where there is one.</param>
    public InvalidModelException(string source, string reason, Exception? innerException = null)
        : base($"{source}: {reason}", innerException) { }
}
