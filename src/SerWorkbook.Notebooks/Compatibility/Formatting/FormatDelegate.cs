namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
/// <param name="context">Receives the text.</param>
/// <returns>False if the value is not for this function: the next formatter is asked.</returns>
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
