namespace SerWorkbook.Corpora.Tables;

/// <summary>A table with a row for each recording, as its file has it.</summary>
/// <param name="File">The file, for messages and as the place that paths are relative to.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The fields of each row, with its line.</param>
internal sealed record LabelTable(string File, IReadOnlyList<string> Header, IReadOnlyList<(long Line, string[] Fields)> Rows)
{
    /// <summary>The folder of the file.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(File))!;
}
