namespace SerWorkbook.Learning;

/// <summary>How long and how widely a model search looks.</summary>
public sealed record SearchOptions
{
    /// <summary>No new trial is started, and a running one is broken off, once this time is over. The first trial always finishes.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The most trials that are made, 1 or more. With a budget that is long enough for them all, the result depends on
    /// data and seed alone.
    /// </summary>
    public int MaximumTrials { get; init; } = 12;

    /// <summary>The most speaker groups that a trial is cross-validated over, 2 or more.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>The seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many folds are trained at once, 1 or more.</summary>
    public int Threads { get; init; } = 1;
}
