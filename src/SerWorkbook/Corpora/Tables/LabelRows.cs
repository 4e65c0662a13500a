namespace SerWorkbook.Corpora.Tables;

/// <summary>Turns the rows of a table into labelled recordings, and says of each row that cannot be used why.</summary>
internal static class LabelRows
{
    private const char Replacement = '\uFFFD';

    /// <summary>Reads the rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="paths">Finds the recordings.</param>
    /// <returns>Files in order of their path; rows that cannot be used are listed with line, value and reason.</returns>
    public static FileListing Read(LabelTable table, LabelColumns columns, RecordingPaths paths)
    {
        var files = new SortedDictionary<string, LabelledFile>(StringComparer.Ordinal);
        var firstLines = new Dictionary<string, long>(StringComparer.Ordinal);
        var skipped = new List<SkippedFile>();
        var name = Path.GetFileName(table.File);
        foreach (var (line, fields) in table.Rows)
        {
            var (file, reason) = ReadRow(fields, table, columns, paths);
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
                skipped.Add(new SkippedFile(file.Path, FormattableString.Invariant($"line {line} of {name}: {reason}")));
            }
        }

        return new FileListing([.. files.Values], skipped);
    }

    /// <summary>The sex that a table names; <see langword="null"/> for a text that is none.</summary>
    public static Sex? ParseSex(string text) =>
        text.ToLowerInvariant() switch
        {
            "" or "unknown" or "u" or "nan" or "na" or "n/a" or "none" or "other" or "-" => Sex.Unknown,
            "f" or "female" or "w" or "woman" or "fem" => Sex.Female,
            "m" or "male" or "man" or "masc" => Sex.Male,
            _ => null,
        };

    // How R, pandas and Excel write that there is no value.
    private static bool IsMissing(string text) => text is "NA" or "N/A" or "NaN" or "nan" or "#N/A" or "NULL" or "null" or "None" or "<NA>";

    private static (LabelledFile File, string? Reason) ReadRow(
        string[] fields,
        LabelTable table,
        LabelColumns columns,
        RecordingPaths paths
    )
    {
        string Field(string name) => columns.Field(name, fields) is var value && IsMissing(value) ? "" : value;
        var path = paths.Find(Field("path"), out var fault);
        var sex = ParseSex(Field("sex"));
        var speaker = columns.HasSpeakers ? Field("speaker") : LabelledFile.UnknownSpeaker;
        var sentence = Field("sentence");
        var file = new LabelledFile(path, speaker, sex ?? Sex.Unknown, Field("emotion"), sentence.Length == 0 ? null : sentence)
        {
            Metadata = columns.MetadataOf(fields),
        };
        var empty =
            Field("path").Length == 0 ? "path"
            : speaker.Length == 0 ? "speaker"
            : file.Emotion.Length == 0 ? "emotion"
            : null;
        var garbled = ColumnNames.Fields.FirstOrDefault(name => Field(name).AsSpan().IndexOfAny(Replacement, '\0') >= 0);
        var reason =
            fields.Length > table.Header.Count && fields.Skip(table.Header.Count).Any(field => field.Length > 0)
                ? $"it has {fields.Length} fields; there are {table.Header.Count} columns"
            : empty is not null ? $"its {empty} is empty"
            : garbled is not null
                ? $"its {garbled} holds a character that a failed conversion leaves (U+FFFD or NUL); export the table again as UTF-8"
            : fault;
        return (file, reason);
    }
}
