using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>A CSV file that lists a corpus: <c>path,speaker,emotion[,sex,sentence]</c>, paths relative to the file.</summary>
/// <remarks>
/// The first row names the columns, in any order. UTF-8; fields may be quoted as RFC 4180 says. Sex is female, male, f, m
/// or empty.
/// </remarks>
internal static class Manifest
{
    private static readonly string[] Required = ["path", "speaker", "emotion"];
    private static readonly string[] Allowed = [.. Required, "sex", "sentence"];

    /// <summary>Reads a manifest.</summary>
    /// <param name="csvPath">The CSV file.</param>
    /// <returns>Files in order of their path; rows that cannot be used are listed with the reason.</returns>
    /// <exception cref="MissingDataException">There is no such file.</exception>
    /// <exception cref="SerException">A column is missing, unknown or double, or the file is no CSV.</exception>
    public static FileListing Read(string csvPath)
    {
        if (!File.Exists(csvPath))
        {
            throw new MissingDataException($"{csvPath}: there is no such manifest.");
        }

        var rows = CsvText.ReadRows(csvPath);
        if (rows.Count == 0)
        {
            throw new SerException($"{csvPath}: the manifest is empty; its first row must name the columns {string.Join(",", Required)}.");
        }

        var columns = Columns(rows[0].Fields, csvPath);
        return ReadFiles(rows.Skip(1), columns, Path.GetDirectoryName(Path.GetFullPath(csvPath))!);
    }

    private static Dictionary<string, int> Columns(string[] header, string csvPath)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            if (!Allowed.Contains(header[i], StringComparer.OrdinalIgnoreCase))
            {
                throw new SerException(
                    $"{csvPath}: the manifest has the unknown column '{header[i]}'; it may have {string.Join(", ", Allowed)}."
                );
            }

            if (!columns.TryAdd(header[i], i))
            {
                throw new SerException($"{csvPath}: the manifest has the column '{header[i]}' twice.");
            }
        }

        var missing = Array.Find(Required, name => !columns.ContainsKey(name));
        return missing is null
            ? columns
            : throw new SerException($"{csvPath}: the manifest has no column '{missing}'; it needs {string.Join(", ", Required)}.");
    }

    private static FileListing ReadFiles(IEnumerable<(long Line, string[] Fields)> rows, Dictionary<string, int> columns, string root)
    {
        var files = new SortedDictionary<string, LabelledFile>(StringComparer.Ordinal);
        var firstLines = new Dictionary<string, long>(StringComparer.Ordinal);
        var skipped = new List<SkippedFile>();
        foreach (var (line, fields) in rows)
        {
            var (file, reason) = ReadFile(fields, columns, root);
            if (reason is null && firstLines.TryGetValue(file.Path, out var first))
            {
                var same = files[file.Path] == file;
                reason = same ? $"it repeats line {first}" : $"it names the file of line {first} again, with other labels";
            }

            if (reason is null)
            {
                files.Add(file.Path, file);
                firstLines.Add(file.Path, line);
            }
            else
            {
                skipped.Add(new SkippedFile(file.Path, FormattableString.Invariant($"line {line} of the manifest: {reason}")));
            }
        }

        return new FileListing([.. files.Values], skipped);
    }

    private static (LabelledFile File, string? Reason) ReadFile(string[] fields, Dictionary<string, int> columns, string root)
    {
        string Field(string name) => columns.TryGetValue(name, out var i) && i < fields.Length ? fields[i] : "";
        var given = Field("path");
        var path =
            given.Length == 0 || given.Contains('\0', StringComparison.Ordinal)
                ? given.Replace('\0', '\uFFFD')
                : Path.GetRelativePath(root, Path.Combine(root, given.Replace('\\', '/'))).Replace('\\', '/');
        var sex = ParseSex(Field("sex"));
        var sentence = Field("sentence");
        var file = new LabelledFile(path, Field("speaker"), sex ?? Sex.Unknown, Field("emotion"), sentence.Length == 0 ? null : sentence);
        var empty = Array.Find(Required, name => Field(name).Length == 0);
        var garbled = Array.Find(Allowed, name => Field(name).AsSpan().IndexOfAny('\uFFFD', '\0') >= 0);
        var reason =
            fields.Length > columns.Count ? $"it has {fields.Length} fields; there are {columns.Count} columns"
            : empty is not null ? $"its {empty} is empty"
            : garbled is not null
                ? $"its {garbled} holds a character that a failed conversion leaves (U+FFFD or NUL); export the table again as UTF-8"
            : sex is null ? $"its sex is '{Field("sex")}'; female, male, f, m or nothing is known"
            : File.Exists(Path.Combine(root, path)) ? null
            : "there is no such file";
        return (file, reason);
    }

    private static Sex? ParseSex(string text) =>
        text.ToLowerInvariant() switch
        {
            "" => Sex.Unknown,
            "f" or "female" => Sex.Female,
            "m" or "male" => Sex.Male,
            _ => null,
        };
}
