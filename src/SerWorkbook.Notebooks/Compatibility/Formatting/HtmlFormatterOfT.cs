namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of a type as HTML.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public class HtmlFormatter<T> : TypeFormatter<T>
{
    private readonly FormatDelegate<T> _format;

    /// <summary>Makes a formatter.</summary>
    /// <param name="format">Writes a value, or returns false.</param>
    public HtmlFormatter(FormatDelegate<T> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = format;
    }

    /// <summary>Makes a formatter.</summary>
    /// <param name="format">Writes a value.</param>
    public HtmlFormatter(Action<T, FormatContext> format)
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
    public HtmlFormatter(Func<T, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = (value, context) =>
        {
            context.Writer.Write(format(value));
            return true;
        };
    }

    /// <inheritdoc/>
    public override string MimeType => HtmlFormatter.MimeType;

    /// <inheritdoc/>
    public override bool Format(T value, FormatContext context) => _format(value, context);
}
