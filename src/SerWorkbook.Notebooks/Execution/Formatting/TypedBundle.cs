namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>A value that code has formatted already.</summary>
/// <param name="Bundle">Its representations.</param>
internal sealed record TypedBundle(MimeBundle Bundle) : IMarkup;
