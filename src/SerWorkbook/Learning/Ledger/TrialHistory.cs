namespace SerWorkbook.Learning.Ledger;

/// <summary>The ended trials of a search by their numbers.</summary>
/// <param name="trials">Every trial that is known; those that ran out of time have not ended.</param>
internal sealed class TrialHistory(IReadOnlyDictionary<int, Trial> trials)
{
    /// <summary>Whether a trial has finished.</summary>
    public bool HasFinished => trials.Values.Any(trial => trial.Status == TrialStatus.Finished);

    /// <summary>The trials up to one.</summary>
    /// <param name="end">The last one's number; 0 or less for none.</param>
    /// <returns>
    /// They in order; <see langword="null"/> where one of them has not ended yet. While none has finished, those that have ended: waiting
    /// for a
    /// trainer that never ends could leave the search without a result.
    /// </returns>
    public IReadOnlyList<Trial>? UpTo(int end)
    {
        Trial[] ended =
        [
            .. Enumerable
                .Range(1, Math.Max(end, 0))
                .Select(trials.GetValueOrDefault)
                .OfType<Trial>()
                .Where(trial => trial.Status != TrialStatus.OutOfTime),
        ];
        return ended.Length == Math.Max(end, 0) || !HasFinished ? ended : null;
    }
}
