using System.Text.Json;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Rows and columns with the types of the columns.</summary>
/// <param name="schema">The columns.</param>
/// <param name="data">The rows: the values by their columns.</param>
/// <param name="profile">The kind of table.</param>
public sealed class TabularDataResource(
    TableSchema schema,
    IEnumerable<IEnumerable<KeyValuePair<string, object?>>> data,
    string? profile = null
) : ITabular
{
    /// <summary>The kind of table.</summary>
    public string Profile { get; } = profile ?? "tabular-data-resource";

    /// <summary>The columns.</summary>
    public TableSchema Schema { get; } = schema;

    /// <summary>The rows: the values by their columns.</summary>
    public IEnumerable<IEnumerable<KeyValuePair<string, object?>>> Data { get; } = data;

    ValueTable ITabular.Table
    {
        get
        {
            var rows = SequencePreview.Of(Data);
            var columns = Schema.Fields.Select(f => f.Name).ToArray();
            return new ValueTable(columns, [.. rows.Shown.Select(row => Values(row, columns))], rows.More("rows"));
        }
    }

    /// <summary>Writes the rows as JSON.</summary>
    /// <returns>An array of objects.</returns>
    public string ToJsonString() =>
        JsonSerializer.Serialize(Data.Select(row => row.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal)));

    private static object?[] Values(object? row, string[] columns)
    {
        var values = ((IEnumerable<KeyValuePair<string, object?>>)row!).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        return [.. columns.Select(column => values.TryGetValue(column, out var value) ? value : "")];
    }
}
