namespace SerWorkbook;

/// <summary>Options of a model search.</summary>
public sealed record SearchOptions
{
    /// <summary>
    /// The time budget: once it is over and one trial has finished, no new trial is started and running ones are stopped. The default
    /// leaves room for the default number of trials on a small corpus, even on a busy machine.
    /// </summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Maximum number of trials, 1 or more. If the budget is long enough for all of them, the result depends only on data and seed;
    /// otherwise <see cref="SearchResult.IsCutShort"/> says so.
    /// </summary>
    public int MaximumTrials { get; init; } = 20;

    /// <summary>
    /// The protocol that trials are scored by, on whole recordings of unheard speakers; five groups of speakers by default.
    /// </summary>
    public Protocol Protocol { get; init; } = Protocol.Groups(5);

    /// <summary>The random seed.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How the search chooses what to try next.</summary>
    public SearchStrategy Strategy { get; init; } = SearchStrategy.Learning;

    /// <summary>
    /// The scalings that recipes may choose from, the default first. Models with <see cref="FeatureScaling.PerSpeaker"/> need several
    /// recordings of each speaker to predict, so it is not included by default.
    /// </summary>
    public IReadOnlyList<FeatureScaling> Scalings { get; init; } = [FeatureScaling.Global, FeatureScaling.None];

    /// <summary>Number of folds trained at once, 1 or more, shared by the running trials.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Number of trials run at once, 1 or more. The scores do not depend on it.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>
    /// The time limit per trial once one has finished, more than 0; by default a third of the budget, but at least 30 s. A trial that
    /// exceeds it is recorded as timed out and not repeated.
    /// </summary>
    public TimeSpan TrialLimit
    {
        get =>
            field > TimeSpan.Zero ? field
            : Budget / BudgetShare > ShortestLimit ? Budget / BudgetShare
            : ShortestLimit;
        init;
    }

    // One slow trial must not cost more than a third of the search; 30 s is ten times the usual time.
    private const double BudgetShare = 3;
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(30);
}
