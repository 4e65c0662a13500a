namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of a type as plain text.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public class PlainTextFormatter<T> : TypeFormatter<T>
{
    private readonly FormatDelegate<T> _format;

    /// <summary>Makes a formatter.</summary>
    /// <param name="format">Writes a value, or returns false.</param>
    public PlainTextFormatter(FormatDelegate<T> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = format;
    }

    /// <summary>Makes a formatter.</summary>
    /// <param name="format">Writes a value.</param>
    public PlainTextFormatter(Action<T, FormatContext> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = (value, context) =>
        {
            format(value, context);
            return true;
        };
    }

    /// <summary>Makes a formatter.</summary>
    /// <param name="format">Gives the text of a value.</param>
    public PlainTextFormatter(Func<T, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = (value, context) =>
        {
            context.Writer.Write(format(value));
            return true;
        };
    }

    /// <inheritdoc/>
    public override string MimeType => PlainTextFormatter.MimeType;

    /// <inheritdoc/>
    public override bool Format(T value, FormatContext context) => _format(value, context);
}
