namespace SerWorkbook.Learning.Ensembles;

/// <summary>How far the selection of an ensemble goes.</summary>
public sealed record EnsembleOptions
{
    /// <summary>The most of the best trials that the ensemble may start from, 1 or more; as many as do best together are taken.</summary>
    public int MostAtStart { get; init; } = 5;

    /// <summary>The most places that are filled, counting a trial as often as it is taken, 1 or more.</summary>
    public int MostPlaces { get; init; } = 25;

    /// <summary>The most trials that are looked at, the best first, 1 or more: a fold's model trains as many at worst.</summary>
    public int MostCandidates { get; init; } = 20;
}
