using System.Collections;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Turns sequences into tables.</summary>
public static class TabularDataResourceFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "application/table-schema+json";

    /// <summary>Makes a table of a sequence.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="source">The items: objects, or dictionaries of values by their columns.</param>
    /// <returns>A row for each item and a column for each member.</returns>
    public static TabularDataResource ToTabularDataResource<T>(this IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var rows = source.Select(item => Row(item)).ToList();
        var schema = new TableSchema();
        foreach (
            var (name, values) in rows.SelectMany(row => row)
                .GroupBy(v => v.Key, v => v.Value, StringComparer.Ordinal)
                .Select(g => (g.Key, g))
        )
        {
            var known = values.FirstOrDefault(value => value is not null);
            schema.Fields.Add(
                new TableSchemaFieldDescriptor(name, known is null ? TableSchemaFieldType.Any : ToTableSchemaFieldType(known.GetType()))
            );
        }

        return new TabularDataResource(schema, rows);
    }

    /// <summary>Tells what values of a type are.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The kind.</returns>
    public static TableSchemaFieldType ToTableSchemaFieldType(this Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
        {
            TypeCode.Boolean => TableSchemaFieldType.Boolean,
            TypeCode.String or TypeCode.Char => TableSchemaFieldType.String,
            TypeCode.DateTime => TableSchemaFieldType.DateTime,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => TableSchemaFieldType.Number,
            TypeCode.Object when type == typeof(DateTimeOffset) => TableSchemaFieldType.DateTime,
            TypeCode.Object when type.IsAssignableTo(typeof(IEnumerable)) => TableSchemaFieldType.Array,
            TypeCode.Object => TableSchemaFieldType.Object,
            TypeCode.Empty or TypeCode.DBNull => TableSchemaFieldType.Any,
            _ => TableSchemaFieldType.Integer,
        };
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Row(object? item) =>
        item switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, object?>> values => [.. values],
            IDictionary values => [.. values.Cast<DictionaryEntry>().Select(e => KeyValuePair.Create(e.Key.ToString()!, e.Value))],
            _ => [.. Members.Of(item.GetType()).Select(member => KeyValuePair.Create(member.Name, Members.Read(item, member)))],
        };
}
