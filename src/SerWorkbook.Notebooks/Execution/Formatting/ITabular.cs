namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>A value that is shown as a table of its own.</summary>
internal interface ITabular
{
    /// <summary>The table, with as many rows as the session shows.</summary>
    ValueTable Table { get; }
}
