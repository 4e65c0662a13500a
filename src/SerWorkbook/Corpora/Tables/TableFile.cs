using System.Globalization;
using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Tables;

/// <summary>Reads the files in which tables of labels are kept: CSV with any usual separator, and JSON lines.</summary>
internal static class TableFile
{
    private const long MostEmptyCells = 1_000_000;
    private const long MostCellsPerFilled = 8;

    /// <summary>Whether the name of a file is that of a table.</summary>
    public static bool IsTable(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".tab" or ".jsonl" or ".ndjson";

    /// <summary>Reads a table.</summary>
    /// <exception cref="MissingDataException">There is no such file.</exception>
    /// <exception cref="SerException">The file is no text, empty, or no table.</exception>
    public static LabelTable Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new MissingDataException($"{path}: there is no such manifest.");
        }

        if (Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson")
        {
            return ReadJsonLines(path);
        }

        var rows = CsvText.ReadRows(path);
        return rows.Count > 0
            ? new LabelTable(path, rows[0].Fields, rows[1..])
            : throw new SerException($"{path}: the manifest is empty; its first row must name the columns path,speaker,emotion.");
    }

    /// <summary>Refuses a table that is nearly empty but wide and long, which would take the square of its file in memory.</summary>
    /// <param name="path">The file, for the error.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="filled">Number of cells that the file holds.</param>
    /// <exception cref="SerException">The table has too many cells that are empty.</exception>
    public static void RequireFull(string path, int columns, int rows, long filled)
    {
        if ((long)columns * rows > MostEmptyCells + MostCellsPerFilled * filled)
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: its {rows} rows have {columns} different columns, nearly all of them empty; this is no table of recordings."
                )
            );
        }
    }

    private static LabelTable ReadJsonLines(string path)
    {
        var columns = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var filled = 0L;
        var rows = new List<(long, Dictionary<string, string>)>();
        var line = 0L;
        foreach (var text in TextFile.Read(path).Split('\n'))
        {
            line++;
            if (text.Trim().Length > 0)
            {
                rows.Add((line, ReadObject(text, path, line, columns)));
                filled += rows[^1].Item2.Count;
            }
        }

        RequireFull(path, columns.Count, rows.Count, filled);
        return rows.Count > 0
            ? new LabelTable(
                path,
                [.. columns.Keys],
                [.. rows.Select(row => (row.Item1, columns.Keys.Select(name => row.Item2.GetValueOrDefault(name, "")).ToArray()))]
            )
            : throw new SerException($"{path}: the file is empty; each of its lines must be a JSON object with a path and an emotion.");
    }

    private static Dictionary<string, string> ReadObject(string text, string path, long line, OrderedDictionary<string, int> columns)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in json.RootElement.EnumerateObject())
            {
                columns.TryAdd(member.Name, columns.Count);
                fields[member.Name] = member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.ToString();
            }

            return fields;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new SerException(FormattableString.Invariant($"{path}: line {line} is no JSON object."), fault);
        }
    }
}
