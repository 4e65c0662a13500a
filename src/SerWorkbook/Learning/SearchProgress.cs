namespace SerWorkbook.Learning;

/// <summary>How far a model search is.</summary>
/// <param name="Trials">The trials so far.</param>
/// <param name="Options">Budget and number of trials.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record SearchProgress(IReadOnlyList<Trial> Trials, SearchOptions Options, TimeSpan Elapsed)
{
    /// <summary>How many of the trials were made before this run.</summary>
    public int Earlier { get; init; }

    /// <summary>The highest UAR so far, 0 to 1; NaN while no trial has finished.</summary>
    public double BestUar => Trials.Where(trial => trial.Status == TrialStatus.Finished).Select(trial => trial.Uar).DefaultIfEmpty(double.NaN).Max();

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
    public override string ToString() =>
        FormattableString.Invariant($"trial {Trials.Count} of at most {Options.MaximumTrials}, best UAR {BestUar * 100:0.0} %, {Left.TotalSeconds:0} s left");
}
