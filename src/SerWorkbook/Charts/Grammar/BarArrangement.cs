namespace SerWorkbook.Charts.Grammar;

/// <summary>Where the bars of several series stand.</summary>
internal enum BarArrangement
{
    /// <summary>Beside each other within their category.</summary>
    Grouped,

    /// <summary>On top of each other; values below 0 are stacked downwards.</summary>
    Stacked,
}
