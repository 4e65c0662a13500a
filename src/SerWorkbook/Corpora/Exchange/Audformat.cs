using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;
using SerWorkbook.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SerWorkbook.Corpora.Exchange;

/// <summary>Reads audEERING's audformat: <c>db.yaml</c> with a CSV for each table.</summary>
/// <remarks>
/// Tables of whole files are joined by file; the sex of a speaker is taken from the labels of the scheme of speakers. Tables of
/// segments are read where a segment is the whole file.
/// </remarks>
internal static class Audformat
{
    /// <summary>The header of a database.</summary>
    public const string FileName = "db.yaml";

    // The parser of YAML calls itself for each list within a list.
    private const int MostNesting = 500;

    /// <summary>Reads a database.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    /// <exception cref="SerException">The header is wrong, or no table has emotions.</exception>
    public static CorpusSource Read(string folder, Func<string, IEnumerable<string>> findBelow)
    {
        var file = Path.Combine(folder, FileName);
        var header = Header(file);
        var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var columns = new List<string> { "file" };
        var remarks = new List<string>();
        foreach (var name in Keys(header, "tables"))
        {
            Join(folder, name, rows, columns, remarks);
        }

        if (!LabelColumns.AreThere(columns))
        {
            throw new SerException(
                $"{file}: no table has a column of emotions; the columns are {Listing.And(columns)}."
                    + string.Concat(remarks.Select(remark => " " + remark))
            );
        }

        AddSexes(header, rows, columns);
        TableFile.RequireFull(file, columns.Count, rows.Count, rows.Values.Sum(row => (long)row.Count));
        var table = new LabelTable(
            file,
            columns,
            [.. rows.Values.Select((row, i) => ((long)i + 1, columns.Select(column => row.GetValueOrDefault(column, "")).ToArray()))]
        );
        var database = Text(header, "name") ?? Path.GetFileName(Path.GetFullPath(folder));
        var source = Manifest.Read(table, folder, database, findBelow);
        return source with
        {
            Recognition = $"audformat: {FileName} with {Wording.Count(rows.Count, "file")} in {Listing.And([.. Keys(header, "tables")])}",
            Notice = Notice(header),
            Remarks = [.. source.Remarks, .. remarks],
        };
    }

    private static YamlMappingNode Header(string file)
    {
        var text = TextFile.Read(file);
        if (IsTooDeep(text))
        {
            throw new SerException($"{file}: this is no header of an audformat database; its lists are nested too deeply.");
        }

        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root
                ? root
                : throw new SerException($"{file}: this is no header of an audformat database.");
        }
        catch (YamlException fault)
        {
            throw new SerException($"{file}: line {fault.Start.Line} is no valid YAML: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser's own faults on some damaged files.
            throw new SerException($"{file}: this is no valid YAML.", fault);
        }
    }

    private static bool IsTooDeep(string text)
    {
        var open = 0;
        foreach (var line in text.Split('\n'))
        {
            var indented = line.Length - line.TrimStart(' ', '-', '?').Length;
            open += line.Count(letter => letter is '[' or '{') - line.Count(letter => letter is ']' or '}');
            if (indented > MostNesting || open > MostNesting)
            {
                return true;
            }
        }

        return false;
    }

    private static void Join(
        string folder,
        string name,
        Dictionary<string, Dictionary<string, string>> rows,
        List<string> columns,
        List<string> remarks
    )
    {
        var path = Path.Combine(folder, $"db.{name}.csv");
        if (!File.Exists(path))
        {
            remarks.Add(
                $"The table {name} is not CSV and was not read; db.save(root, storage_format='csv') of audformat writes it as CSV."
            );
            return;
        }

        var table = TableFile.Read(path);
        var (file, start, end) = (IndexOf(table, "file"), IndexOf(table, "start"), IndexOf(table, "end"));
        if (file < 0)
        {
            return;
        }

        var (segments, contradictions) = (0, 0);
        var known = columns.ToHashSet(StringComparer.Ordinal);
        foreach (var (_, fields) in table.Rows)
        {
            if (!IsWhole(fields, start, end))
            {
                segments++;
                continue;
            }

            if (!rows.TryGetValue(fields[file], out var row))
            {
                rows.Add(fields[file], row = new Dictionary<string, string>(StringComparer.Ordinal) { ["file"] = fields[file] });
            }

            for (var i = 0; i < Math.Min(fields.Length, table.Header.Count); i++)
            {
                if (i == file || i == start || i == end)
                {
                    continue;
                }

                if (known.Add(table.Header[i]))
                {
                    columns.Add(table.Header[i]);
                }

                contradictions += row.TryAdd(table.Header[i], fields[i]) || row[table.Header[i]] == fields[i] ? 0 : 1;
            }
        }

        if (segments > 0)
        {
            remarks.Add($"{Wording.Count(segments, "row")} of the table {name} are segments of files and were not read.");
        }

        if (contradictions > 0)
        {
            remarks.Add(
                $"The table {name} contradicts an earlier table in {Wording.Count(contradictions, "value")}; the earlier one counts."
            );
        }
    }

    private static int IndexOf(LabelTable table, string name) =>
        table.Header.ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    // A segment from the start to an end that is not given is the whole file.
    private static bool IsWhole(string[] fields, int start, int end)
    {
        string Field(int i) => i >= 0 && i < fields.Length ? fields[i] : "";
        return Field(end).Length == 0 || Field(end).Equals("NaT", StringComparison.OrdinalIgnoreCase)
            ? Field(start).All(letter => letter is '0' or ':' or '.' or ' ' or 'd' or 'a' or 'y' or 's')
            : false;
    }

    // schemes: speaker: labels: 3: {gender: male}
    private static void AddSexes(YamlMappingNode header, Dictionary<string, Dictionary<string, string>> rows, List<string> columns)
    {
        if (ColumnNames.Candidates("sex", columns).Count > 0 || ColumnNames.Candidates("speaker", columns) is not [var speaker, ..])
        {
            return;
        }

        if (Child(Child(Child(header, "schemes"), columns[speaker]), "labels") is not { } labels)
        {
            return;
        }

        var sexOf = labels
            .Children.Where(label => label.Value is YamlMappingNode)
            .Select(label =>
                (Name: label.Key.ToString(), Sex: Text((YamlMappingNode)label.Value, "gender") ?? Text((YamlMappingNode)label.Value, "sex"))
            )
            .Where(label => label.Sex is not null)
            .ToDictionary(label => label.Name, label => label.Sex!, StringComparer.Ordinal);
        if (sexOf.Count == 0)
        {
            return;
        }

        columns.Add("gender");
        foreach (var row in rows.Values)
        {
            row["gender"] = sexOf.GetValueOrDefault(row.GetValueOrDefault(columns[speaker], ""), "");
        }
    }

    private static string? Notice(YamlMappingNode header) =>
        Text(header, "license") is { } licence
            ? $"{Text(header, "name")}: licence {licence}; usage {Text(header, "usage") ?? "not stated"}. Source: "
                + $"{Text(header, "source") ?? "not stated"}."
            : null;

    private static IEnumerable<string> Keys(YamlMappingNode header, string name) =>
        Child(header, name)?.Children.Keys.Select(key => key.ToString()) ?? [];

    private static YamlMappingNode? Child(YamlMappingNode? node, string name) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child as YamlMappingNode : null;

    private static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) && child is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : null;
}
