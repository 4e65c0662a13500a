namespace SerWorkbook.Notebooks;

/// <summary>A notebook, a parameter or an option that the user gave cannot be used; the message says it in one sentence.</summary>
/// <remarks>
/// The message names what was given, what is allowed and the file. Programs show <see cref="Exception.Message"/> alone.
/// A failing cell is no exception of this kind: it is a result with a failure in it.
/// </remarks>
public sealed class NotebookException : Exception
{
    /// <summary>Makes an error with its one sentence.</summary>
    /// <param name="message">What was given, what is allowed, which file.</param>
    /// <param name="innerException">The technical cause, where there is one.</param>
    public NotebookException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
