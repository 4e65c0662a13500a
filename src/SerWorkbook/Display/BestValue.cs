namespace SerWorkbook;

/// <summary>Which value of a column is the best one and is emphasised.</summary>
public enum BestValue
{
    /// <summary>None is.</summary>
    None,

    /// <summary>The highest one, such as a recall.</summary>
    Highest,

    /// <summary>The lowest one, such as an error.</summary>
    Lowest,
}
