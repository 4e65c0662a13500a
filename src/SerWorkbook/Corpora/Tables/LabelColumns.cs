using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Tables;

/// <summary>Which column of a table holds what.</summary>
internal sealed class LabelColumns
{
    private static readonly string[] Required = ["path", "emotion"];

    private readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);
    private readonly (string Name, int Column)[] _metadata;

    private LabelColumns(LabelTable table, Func<int, bool> holdsFiles)
    {
        foreach (var field in ColumnNames.Fields)
        {
            var candidates = ColumnNames.Candidates(field, table.Header);
            if (candidates.Count > 0)
            {
                _columnOf.Add(field, field == "path" && candidates.Count > 1 ? Best(candidates, holdsFiles) : candidates[0]);
            }
        }

        _metadata =
        [
            .. table
                .Header.Select((name, column) => (Name: name, Column: column))
                .Where(column => !_columnOf.ContainsValue(column.Column) && !ColumnNames.IsIndex(column.Name)),
        ];
        Names =
        [
            .. _columnOf
                .Where(column => column.Key != table.Header[column.Value])
                .Select(column => $"{column.Key} from '{table.Header[column.Value]}'"),
        ];
    }

    /// <summary>Fields that are read from columns of another name, such as "emotion from 'label'".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of columns that are kept as they are.</summary>
    public IEnumerable<string> Metadata => _metadata.Select(column => column.Name);

    /// <summary>Whether the table has a column of speakers.</summary>
    public bool HasSpeakers => _columnOf.ContainsKey("speaker");

    /// <summary>Finds the columns of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="holdsFiles">Whether a column holds paths of files that are there.</param>
    /// <exception cref="SerException">A column is missing, or is there twice.</exception>
    public static LabelColumns Find(LabelTable table, Func<int, bool> holdsFiles)
    {
        if (
            table
                .Header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(same => same.Count() > 1 && same.Key.Length > 0) is
            { } twice
        )
        {
            throw new SerException($"{table.File}: the manifest has the column '{Wording.Short(twice.Key)}' twice.");
        }

        var columns = new LabelColumns(table, holdsFiles);
        return Required.FirstOrDefault(field => !columns._columnOf.ContainsKey(field)) is { } missing
            ? throw new SerException(
                $"{table.File}: the manifest has no column '{missing}'; it has "
                    + $"{Listing.Of([.. table.Header.Select(name => $"'{Wording.Short(name)}'")])}, and "
                    + $"the {missing} may stand under {ColumnNames.Usual(missing)} and similar names."
                    + (table.Header.Any(IsRecording) ? " Its first row must name the columns, and seems to name a recording." : "")
            )
            : columns;
    }

    /// <summary>Whether a table can be a list of recordings: it has a column of paths and one of emotions.</summary>
    public static bool AreThere(IReadOnlyList<string> header) =>
        ColumnNames.Candidates("path", header).Count > 0 && ColumnNames.Candidates("emotion", header).Count > 0;

    /// <summary>A field of a row; empty where there is no such column.</summary>
    public string Field(string name, string[] fields) => _columnOf.TryGetValue(name, out var i) && i < fields.Length ? fields[i] : "";

    /// <summary>The column of a field; -1 for none.</summary>
    public int ColumnOf(string name) => _columnOf.GetValueOrDefault(name, -1);

    /// <summary>The other fields of a row.</summary>
    public Metadata MetadataOf(string[] fields) =>
        Corpora.Metadata.Of(
            _metadata
                .Where(column => column.Column < fields.Length)
                .Select(column => KeyValuePair.Create(column.Name, fields[column.Column]))
        );

    private static bool IsRecording(string field) => AudioFormat.OfName(field) is not null;

    private static int Best(IReadOnlyList<int> candidates, Func<int, bool> holdsFiles) =>
        candidates.Select(column => (int?)column).FirstOrDefault(column => holdsFiles(column!.Value)) ?? candidates[0];
}
