using SerWorkbook.Learning.Trials;

namespace SerWorkbook;

/// <summary>How far a model search is.</summary>
/// <param name="Trials">The trials so far.</param>
/// <param name="Options">Budget and number of trials.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record SearchProgress(IReadOnlyList<Trial> Trials, SearchOptions Options, TimeSpan Elapsed)
{
    /// <summary>How many of the trials were made before this run.</summary>
    public int Earlier { get; init; }

    /// <summary>Finished trials so far, the best first: by UAR, then by order of trying.</summary>
    public IReadOnlyList<Trial> Ranking { get; } = TrialRanking.Of(Trials);

    /// <summary>The highest UAR so far, 0 to 1; NaN while no trial has finished.</summary>
    public double BestUar => Ranking.Count > 0 ? Ranking[0].Uar : double.NaN;

    /// <summary>The best UAR of each trainer so far, such as <c>svm 66.0, lda 64.2</c>, percent, the best first.</summary>
    public string TrainersText =>
        string.Join(
            ", ",
            Ranking
                .DistinctBy(trial => trial.Recipe.Trainer)
                .Select(trial => FormattableString.Invariant($"{trial.Recipe.Trainer} {trial.Uar * 100:0.0}"))
        );

    /// <summary>The time left at most: until the budget ends, or until all trials are made at the pace so far.</summary>
    public TimeSpan Left
    {
        get
        {
            var budget = Options.Budget - Elapsed;
            var made = Trials.Count - Earlier;
            var pace = made > 0 ? Elapsed / made * (Options.MaximumTrials - Trials.Count) : budget;
            var left = budget < pace ? budget : pace;
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = FormattableString.Invariant($"trial {Trials.Count} of at most {Options.MaximumTrials}, {Left.TotalSeconds:0} s left");
        return Ranking.Count == 0
            ? place
            : FormattableString.Invariant($"{place}; best UAR {BestUar * 100:0.0} % ({Ranking[0].UarInterval}); {TrainersText}");
    }
}
