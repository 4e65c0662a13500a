namespace SerWorkbook.Learning.Ensembles;

/// <summary>How far the selection of an ensemble goes.</summary>
internal sealed record EnsembleOptions
{
    /// <summary>
    /// The most trials that the ensemble starts from, 1 or more: the best of each trainer and choice of columns, the best of these first.
    /// </summary>
    public int MostAtStart { get; init; } = 10;

    /// <summary>How much lower than the best trial's the UAR of one may be that the ensemble starts from, 0 to 1.</summary>
    public double MostBehind { get; init; } = 0.05;

    /// <summary>The most places that are filled, counting a trial as often as it is taken, 1 or more.</summary>
    public int MostPlaces { get; init; } = 25;

    /// <summary>The most trials that are looked at, the best first, 1 or more: a fold's model trains as many at worst.</summary>
    public int MostCandidates { get; init; } = 30;
}
