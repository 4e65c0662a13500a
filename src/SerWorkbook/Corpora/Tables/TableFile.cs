using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Tables;

/// <summary>Reads the files in which tables of labels are kept: CSV with any usual separator, and JSON lines.</summary>
internal static class TableFile
{
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

    private static LabelTable ReadJsonLines(string path)
    {
        var columns = new List<string>();
        var rows = new List<(long, Dictionary<string, string>)>();
        var line = 0L;
        foreach (var text in TextFile.Read(path).Split('\n'))
        {
            line++;
            if (text.Trim().Length > 0)
            {
                rows.Add((line, ReadObject(text, path, line, columns)));
            }
        }

        return rows.Count > 0
            ? new LabelTable(
                path,
                columns,
                [.. rows.Select(row => (row.Item1, columns.Select(name => row.Item2.GetValueOrDefault(name, "")).ToArray()))]
            )
            : throw new SerException($"{path}: the file is empty; each of its lines must be a JSON object with a path and an emotion.");
    }

    private static Dictionary<string, string> ReadObject(string text, string path, long line, List<string> columns)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (!columns.Contains(member.Name))
                {
                    columns.Add(member.Name);
                }

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
