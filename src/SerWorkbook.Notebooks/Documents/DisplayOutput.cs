namespace SerWorkbook.Notebooks;

/// <summary>A value that a cell displayed (<c>display_data</c>).</summary>
public sealed record DisplayOutput : RichOutput;
