namespace SerWorkbook.Speech;

/// <summary>Something that the user gave or asked for cannot be used; the message says it in one sentence.</summary>
/// <remarks>
/// The root of the one error family of this project. A message names what was given, what is allowed and, where there
/// is one, the file. Programs show <see cref="Exception.Message"/> alone; a stack trace tells the user nothing.
/// Faults of our own code are never of this family.
/// </remarks>
public class SerException : Exception
{
    /// <summary>Makes an error with its one sentence.</summary>
    /// <param name="message">What was given, what is allowed, which file.</param>
    /// <param name="innerException">The technical cause, where there is one.</param>
    public SerException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
