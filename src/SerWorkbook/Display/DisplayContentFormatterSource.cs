namespace SerWorkbook.Display;

/// <summary>The formatters of tables, sounds, notices and galleries.</summary>
internal sealed class DisplayContentFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TypeFormatter<IDisplayContent>(MimeTypes.Html, content => content.ToHtml()),
            new TypeFormatter<IDisplayContent>(MimeTypes.Text, content => content.ToPlainText()),
        ];
}
