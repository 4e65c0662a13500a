namespace SerWorkbook.Display;

/// <summary>The formatters of tables, sounds, notices and galleries.</summary>
internal sealed class DisplayContentFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new DisplayFormatter<IDisplayContent>(MimeTypes.Html, content => content.ToHtml()),
            new DisplayFormatter<IDisplayContent>(MimeTypes.Text, content => content.ToPlainText()),
        ];
}
