namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>A value that is its own representation.</summary>
internal interface IMarkup
{
    /// <summary>The representations.</summary>
    MimeBundle Bundle { get; }
}
