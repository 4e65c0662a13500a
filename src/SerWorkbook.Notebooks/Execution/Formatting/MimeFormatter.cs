using Microsoft.DotNet.Interactive.Formatting;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes values of a type in one representation.</summary>
/// <param name="MimeType">The representation.</param>
/// <param name="Type">The values it is for.</param>
/// <param name="Format">Writes a value, or says false: not mine.</param>
internal sealed record MimeFormatter(string MimeType, Type Type, Func<object, TextWriter, bool> Format)
{
    /// <summary>Uses a formatter that is written for .NET Interactive.</summary>
    /// <param name="formatter">The formatter.</param>
    /// <returns>The same formatter.</returns>
    public static MimeFormatter From(ITypeFormatter formatter) =>
        new(formatter.MimeType, formatter.Type, (value, writer) => formatter.Format(value, new FormatContext(writer)));
}
