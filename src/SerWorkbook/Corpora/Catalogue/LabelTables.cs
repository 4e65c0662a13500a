using System.Text.RegularExpressions;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>The rows of the tables that hold a corpus's labels.</summary>
internal sealed class LabelTables
{
    private readonly (TableRule Rule, string Names, Dictionary<string, Dictionary<string, string>> Rows)[] _tables;

    private LabelTables(IEnumerable<(TableRule, string, Dictionary<string, Dictionary<string, string>>)> tables) => _tables = [.. tables];

    /// <summary>No tables.</summary>
    public static LabelTables None { get; } = new([]);

    /// <summary>The paths of the tables that a corpus needs and a folder does not have, as their rules.</summary>
    public IEnumerable<TableRule> Missing =>
        _tables.Where(table => table.Names.Length == 0 && !table.Rule.Optional).Select(table => table.Rule);

    /// <summary>Reads the tables of a corpus.</summary>
    /// <param name="description">The corpus.</param>
    /// <param name="files">The files beside the recordings: their paths with forward slashes, and where they are.</param>
    public static LabelTables Read(CorpusDescription description, IReadOnlyList<(string Path, string File)> files) =>
        Of(description, [.. files.Select(file => (file.Path, new Func<string>(() => file.File)))], TextFile.Read);

    /// <summary>Takes the tables of a corpus from texts.</summary>
    /// <param name="description">The corpus.</param>
    /// <param name="texts">The content of each table by its path.</param>
    public static LabelTables OfTexts(CorpusDescription description, IReadOnlyDictionary<string, string> texts) =>
        Of(description, [.. texts.Select(text => (text.Key, new Func<string>(() => text.Value)))], text => text);

    /// <summary>Adds the columns of a recording's rows to its values.</summary>
    /// <returns>Why the recording cannot be used; <see langword="null"/> for no reason.</returns>
    public string? Join(Dictionary<string, string> values)
    {
        foreach (var (rule, names, rows) in _tables)
        {
            if (rows.TryGetValue(Template.Fill(rule.Of, values), out var row))
            {
                foreach (var (name, value) in row)
                {
                    values[name] = value;
                }
            }
            else if (!rule.Optional)
            {
                return $"it has no row in {(names.Length > 0 ? names : "the table of its labels, which is missing")}";
            }
        }

        return null;
    }

    private static LabelTables Of(
        CorpusDescription description,
        IReadOnlyList<(string Path, Func<string> Where)> files,
        Func<string, string> read
    ) => new([.. description.Tables.Select(rule => Table(rule, files, read))]);

    private static (TableRule, string, Dictionary<string, Dictionary<string, string>>) Table(
        TableRule rule,
        IReadOnlyList<(string Path, Func<string> Where)> files,
        Func<string, string> read
    )
    {
        var pattern = new Regex(
            $"(?:^|/)(?:{rule.Path})$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
        );
        var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var (path, where) in files)
        {
            if (pattern.Match(path) is not { Success: true } match)
            {
                continue;
            }

            names.Add(path[(path.LastIndexOf('/') + 1)..]);
            foreach (var row in rule.Lines is null ? CsvRows(path, read(where())) : LineRows(rule.Lines, read(where())))
            {
                foreach (var (name, value) in DescriptionText.Groups(match))
                {
                    row.TryAdd(name, value);
                }

                rows.TryAdd(Template.Fill(rule.Key, row), row);
            }
        }

        return (rule, Names(names), rows);
    }

    private static string Names(List<string> names) =>
        names.Count > 3 ? FormattableString.Invariant($"{names[0]} and {names.Count - 1} more tables") : Listing.And([.. names.Distinct()]);

    private static IEnumerable<Dictionary<string, string>> CsvRows(string path, string text)
    {
        var rows = CsvText.Parse(text, path, CsvText.DelimiterOf(text));
        var header = rows.Count > 0 ? rows[0].Fields : [];
        foreach (var (_, fields) in rows.Skip(1))
        {
            var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < Math.Min(header.Length, fields.Length); i++)
            {
                row.TryAdd(header[i].Trim(), fields[i]);
            }

            yield return row;
        }
    }

    private static IEnumerable<Dictionary<string, string>> LineRows(string pattern, string text)
    {
        var line = DescriptionText.Line(pattern);
        return text.Split('\n')
            .Select(row => line.Match(row.TrimEnd('\r')))
            .Where(match => match.Success)
            .Select(match => new Dictionary<string, string>(DescriptionText.Groups(match), StringComparer.OrdinalIgnoreCase));
    }
}
