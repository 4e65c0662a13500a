namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>A text of a MIME type, shown as it is.</summary>
/// <param name="Text">The text.</param>
/// <param name="MimeType">What it is.</param>
internal sealed record TypedText(string Text, string MimeType) : IMarkup
{
    public MimeBundle Bundle => MimeBundle.Empty.With(MimeType, Text);
}
