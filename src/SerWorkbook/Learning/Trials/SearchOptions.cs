namespace SerWorkbook;

/// <summary>How long and how widely a model search looks.</summary>
public sealed record SearchOptions
{
    /// <summary>
    /// A ceiling: no new trial is started, and a running one is broken off, once this time is over and one has finished. The
    /// usual one leaves room for the usual number of trials on a small corpus even where the machine has other work to do.
    /// </summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// The most trials that are made, 1 or more. With a budget that is long enough for them all, the result depends on
    /// data and seed alone; otherwise <see cref="SearchResult.IsCutShort"/> says so.
    /// </summary>
    public int MaximumTrials { get; init; } = 20;

    /// <summary>
    /// What trials are scored on: whole recordings of speakers that a trial has not heard; five groups of speakers unless told otherwise.
    /// </summary>
    public Protocol Protocol { get; init; } = Protocol.Groups(5);

    /// <summary>The seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How the search chooses what to try next.</summary>
    public SearchStrategy Strategy { get; init; } = SearchStrategy.Learning;

    /// <summary>
    /// The scalings that recipes may choose from, the usual one first. Models of <see cref="FeatureScaling.PerSpeaker"/> need
    /// several recordings of whoever is to be understood, so it is not among them unless asked for.
    /// </summary>
    public IReadOnlyList<FeatureScaling> Scalings { get; init; } = [FeatureScaling.Global, FeatureScaling.None];

    /// <summary>How many folds are trained at once, 1 or more; trials that run at once share them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many trials run at once, 1 or more. The scores do not depend on it.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>
    /// The most that a trial may take once one has finished, more than 0; a third of the budget, but 30 s or more, where it
    /// is not set. A trial that takes longer is recorded as timed out and not made again.
    /// </summary>
    public TimeSpan TrialLimit
    {
        get =>
            field > TimeSpan.Zero ? field
            : Budget / BudgetShare > ShortestLimit ? Budget / BudgetShare
            : ShortestLimit;
        init;
    }

    // So that one hopeless trial cannot cost more than a third of the search; 30 s is ten times what a usual one takes.
    private const double BudgetShare = 3;
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(30);
}
