using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Exchange;

/// <summary>Reads an <c>audiofolder</c> of Hugging Face: <c>metadata.csv</c> or <c>metadata.jsonl</c>, one for each split.</summary>
internal static class AudioFolder
{
    private const string PathColumn = "file_name";
    private const string SplitColumn = "split";

    private static readonly string[] Names = ["metadata.csv", "metadata.tsv", "metadata.jsonl"];

    /// <summary>The tables of a folder; empty where it is no such folder.</summary>
    public static IReadOnlyList<string> Find(string folder) =>
        [
            .. Directory
                .GetDirectories(folder)
                .Prepend(folder)
                .SelectMany(place => Names.Select(name => Path.Combine(place, name)))
                .Where(file => File.Exists(file) && IsTable(file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Its tables.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    public static CorpusSource Read(string folder, IReadOnlyList<string> files, Func<string, IEnumerable<string>> findBelow)
    {
        var tables = files.Select(TableFile.Read).ToArray();
        string[] header = [.. tables.SelectMany(table => table.Header).Distinct(StringComparer.Ordinal), SplitColumn];
        TableFile.RequireFull(files[0], header.Length, tables.Sum(table => table.Rows.Count), tables.Sum(FilledOf));
        var rows = tables.SelectMany(table =>
        {
            var columns = Array.ConvertAll(header, column => table.Header.ToList().IndexOf(column));
            return table.Rows.Select(row => (row.Line, Fields(row.Fields, columns, table, header, folder)));
        });
        var joined = new LabelTable(files[0], header, [.. rows]);
        var source = Manifest.Read(joined, Path.GetFullPath(folder), Path.GetFileName(Path.GetFullPath(folder)), findBelow);
        return source with
        {
            Recognition =
                $"an audiofolder of Hugging Face: {Listing.And([.. files.Select(file => NameOf(folder, file))])} "
                + $"with {Wording.Count(joined.Rows.Count, "row")}",
        };
    }

    private static long FilledOf(LabelTable table) => table.Rows.Sum(row => (long)row.Fields.Length);

    private static string NameOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static bool IsTable(string file) =>
        TableFile.Read(file).Header is var header
        && header.Contains(PathColumn, StringComparer.OrdinalIgnoreCase)
        && LabelColumns.AreThere([.. header]);

    // Paths are relative to the table that names them.
    private static string[] Fields(string[] fields, int[] columns, LabelTable table, string[] header, string folder)
    {
        var split = Path.GetRelativePath(folder, table.Folder).Replace('\\', '/');
        return
        [
            .. header.Select(
                (column, number) =>
                {
                    var i = columns[number];
                    var value = i >= 0 && i < fields.Length ? fields[i] : "";
                    return column == SplitColumn && i < 0 ? (split == "." ? "" : split)
                        : column.Equals(PathColumn, StringComparison.OrdinalIgnoreCase) && split != "." && value.Length > 0
                            ? $"{split}/{value}"
                        : value;
                }
            ),
        ];
    }
}
