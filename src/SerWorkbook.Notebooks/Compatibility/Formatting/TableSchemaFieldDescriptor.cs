namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>A column of a table.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">What its values are.</param>
/// <param name="description">What it means.</param>
/// <param name="format">How its values are written.</param>
public sealed class TableSchemaFieldDescriptor(
    string name,
    TableSchemaFieldType? type = TableSchemaFieldType.String,
    string? description = null,
    string? format = null
)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What its values are.</summary>
    public TableSchemaFieldType Type { get; } = type ?? TableSchemaFieldType.Any;

    /// <summary>What it means.</summary>
    public string? Description { get; } = description;

    /// <summary>How its values are written.</summary>
    public string? Format { get; } = format;
}
