namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>What the values of a column are.</summary>
public enum TableSchemaFieldType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>Objects.</summary>
    Object,

    /// <summary>Texts.</summary>
    String,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Sequences.</summary>
    Array,

    /// <summary>Points in time.</summary>
    DateTime,
}
