using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>The data that was asked for is not there: no such folder, or nothing usable in it.</summary>
public sealed class MissingDataException : SerException
{
    /// <summary>Makes an error with its one sentence.</summary>
    /// <param name="message">What was looked for, where, and what would have been found good.</param>
    public MissingDataException(string message)
        : base(message) { }
}
