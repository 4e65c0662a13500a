namespace SerWorkbook.Notebooks.Documents;

/// <summary>A value that a cell displayed (<c>display_data</c>).</summary>
public sealed record DisplayOutput : RichOutput;
