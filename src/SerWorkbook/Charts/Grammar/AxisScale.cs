namespace SerWorkbook.Charts.Grammar;

/// <summary>How an axis places its values.</summary>
internal enum AxisScale
{
    /// <summary>Even distances for even differences.</summary>
    Linear,

    /// <summary>Even distances for even ratios; values must be positive.</summary>
    Log,

    /// <summary>One place for each category: 0, 1, 2… from left to right, or from top to bottom.</summary>
    Category,
}
