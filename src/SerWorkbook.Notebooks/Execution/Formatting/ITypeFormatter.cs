namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of a type in one representation.</summary>
public interface ITypeFormatter
{
    /// <summary>The representation.</summary>
    string MimeType { get; }

    /// <summary>The type of the values.</summary>
    Type Type { get; }

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="context">Receives the text.</param>
    /// <returns>False if this formatter does not take the value: the next one is asked.</returns>
    bool Format(object? instance, FormatContext context);
}

/// <summary>Writes values of a type in one representation.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface ITypeFormatter<in T> : ITypeFormatter
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="context">Receives the text.</param>
    /// <returns>False if this formatter does not take the value: the next one is asked.</returns>
    bool Format(T value, FormatContext context);
}
