namespace SerWorkbook.Charts.Grammar;

/// <summary>What stands for a block of cells when a field is shown with fewer of them.</summary>
internal enum Pooling
{
    /// <summary>The highest value: narrow peaks, such as harmonics, stay.</summary>
    Maximum,

    /// <summary>The mean.</summary>
    Mean,
}
