using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Tables;

/// <summary>A table that lists a corpus: columns of paths and emotions, and those of speakers, sexes and sentences if any.</summary>
/// <remarks>
/// The first row names the columns, in any order and under any usual name. Other columns are kept as they are. Paths are relative to
/// the file or a folder above it, or absolute.
/// </remarks>
internal static class Manifest
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    /// <exception cref="MissingDataException">There is no such file, or no row that can be used.</exception>
    /// <exception cref="SerException">A column is missing or double, or the file is no table.</exception>
    public static CorpusSource Open(string path, Func<string, IEnumerable<string>> findBelow)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var table = TableFile.Read(path);
        var source = Read(table, root, Path.GetFileNameWithoutExtension(path), findBelow);
        return source.Listing.Files.Count > 0 ? source : throw NothingUsable(path, source.Listing.Skipped);
    }

    /// <summary>Reads the rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="root">The folder that paths are made relative to.</param>
    /// <param name="name">The name of the corpus.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    public static CorpusSource Read(LabelTable table, string root, string name, Func<string, IEnumerable<string>> findBelow)
    {
        var columns = LabelColumns.Find(table, column => table.Rows.Take(20).Any(row => IsFile(row.Fields, column, table.Folder)));
        var pathColumn = columns.ColumnOf("path");
        var given = table.Rows.Where(row => pathColumn < row.Fields.Length).Select(row => row.Fields[pathColumn]);
        var paths = RecordingPaths.For(root, given, findBelow);
        var listing = LabelRows.Read(table, columns, paths);
        return new CorpusSource(name, root, listing, Describe(table, columns))
        {
            Remarks = [.. Remarks(columns, paths), .. Sexes(table, columns)],
        };
    }

    /// <summary>The exception for a table without a usable row.</summary>
    public static MissingDataException NothingUsable(string path, IReadOnlyList<SkippedFile> skipped)
    {
        string[] faults = [.. skipped.Select(file => $"{file.Path}: {file.Reason}")];
        return new MissingDataException(
            $"{path}: the manifest names no file that can be used{(faults.Length > 0 ? ":" + Listing.Lines(faults) : ".")}"
        );
    }

    private static bool IsFile(string[] fields, int column, string folder) =>
        column < fields.Length && fields[column].Length > 0 && File.Exists(Path.Combine(folder, fields[column].Replace('\\', '/')));

    private static string Describe(LabelTable table, LabelColumns columns)
    {
        var names = columns.Names.Count > 0 ? $", {Listing.And(columns.Names)}" : "";
        return $"a table, {Path.GetFileName(table.File)}, with {Wording.Count(table.Rows.Count, "row")}{names}";
    }

    // What is no sex is no reason to leave a recording out.
    private static IEnumerable<string> Sexes(LabelTable table, LabelColumns columns)
    {
        var unknown = table
            .Rows.Select(row => columns.Field("sex", row.Fields))
            .Where(text => LabelRows.ParseSex(text) is null)
            .CountBy(text => text)
            .Select(count => FormattableString.Invariant($"'{count.Key}' ({count.Value})"))
            .ToArray();
        return unknown.Length > 0
            ? [$"The sex is given as {Listing.Of(unknown)} and counts as unknown; female, male, f and m are known."]
            : [];
    }

    private static IEnumerable<string> Remarks(LabelColumns columns, RecordingPaths paths)
    {
        if (columns.Metadata.ToArray() is { Length: > 0 } kept)
        {
            yield return $"Columns that are kept as they are: {Listing.Of(kept)}.";
        }

        if (paths.FoundByName > 0)
        {
            yield return $"{Wording.Count(paths.FoundByName, "recording")} of the table lie elsewhere and were found by the end of "
                + "their paths.";
        }
    }
}
