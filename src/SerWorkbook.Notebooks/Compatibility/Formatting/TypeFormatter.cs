namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The base of formatters of one type.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class TypeFormatter<T> : ITypeFormatter<T>
{
    /// <summary>The type of the values.</summary>
    public Type Type => typeof(T);

    /// <summary>The representation.</summary>
    public abstract string MimeType { get; }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">Receives the text.</param>
    /// <returns>False if this formatter does not take the value: the next one is asked.</returns>
    public abstract bool Format(T value, FormatContext context);

    bool ITypeFormatter.Format(object? instance, FormatContext context) => instance is T value && Format(value, context);
}
