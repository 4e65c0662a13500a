namespace SerWorkbook;

/// <summary>By which score the best run of an experiment is chosen; the names are those of ML.NET's metrics.</summary>
public enum SearchMetric
{
    /// <summary>The unweighted average recall (UAR), the score that the search itself learns from.</summary>
    MacroAccuracy,

    /// <summary>The share of rows that are classified correctly.</summary>
    MicroAccuracy,

    /// <summary>The mean of -ln of the probability of the true class; the lowest is best.</summary>
    LogLoss,
}
