namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>The columns of a table.</summary>
public sealed class TableSchema
{
    /// <summary>The columns that tell rows apart.</summary>
    public IList<string> PrimaryKey { get; init; } = [];

    /// <summary>The columns, in order.</summary>
    public IList<TableSchemaFieldDescriptor> Fields { get; init; } = [];
}
