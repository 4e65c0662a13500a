using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values as the session of the running cell does.</summary>
/// <param name="type">The type of the values.</param>
/// <param name="mimeType">The representation.</param>
/// <param name="values">The session's formatter.</param>
internal sealed class SessionTypeFormatter(Type type, string mimeType, ValueFormatter values) : ITypeFormatter
{
    public string MimeType => mimeType;

    public Type Type => type;

    public bool Format(object? instance, FormatContext context)
    {
        context.Writer.Write(values.Format(instance, [mimeType]).Text(mimeType));
        return true;
    }
}
