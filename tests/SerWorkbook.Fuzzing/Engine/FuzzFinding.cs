namespace SerWorkbook.Fuzzing.Engine;

/// <summary>What a reader did that it may not do.</summary>
/// <param name="Kind">What it was: the type of an exception, "hang", "memory".</param>
/// <param name="Message">The details.</param>
/// <param name="Input">The input.</param>
internal sealed record FuzzFinding(string Kind, string Message, byte[] Input);

/// <summary>A result that no reader may give, such as a number that is not finite.</summary>
/// <param name="message">What it is.</param>
internal sealed class WrongResultException(string message) : Exception(message);
