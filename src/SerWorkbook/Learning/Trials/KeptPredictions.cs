namespace SerWorkbook.Learning.Trials;

/// <summary>
/// Bounds the memory of a search's out-of-fold predictions: those of the best trials and of the best of each kind are kept, since an
/// ensemble is chosen from these.
/// </summary>
internal static class KeptPredictions
{
    /// <summary>The most that predictions take unless told otherwise, bytes.</summary>
    public const long UsualLimit = 512L << 20;

    /// <summary>So many trials always keep theirs: the best of each kind, then the best others.</summary>
    public const int FewestTrials = 20;

    // The object of a prediction, that of its probabilities, and the list's place.
    private const int ObjectBytes = 72;

    /// <summary>The bytes that predictions take.</summary>
    /// <param name="rows">Number of predictions.</param>
    /// <param name="classes">Number of probabilities of each.</param>
    public static long Bytes(long rows, int classes) => rows * (ObjectBytes + (long)sizeof(double) * classes);

    /// <summary>Gives up the predictions of the worst trials where those of all take too much.</summary>
    /// <param name="trials">The trials of a search by their numbers.</param>
    /// <param name="limit">The most that predictions may take, bytes.</param>
    public static void Bound(SortedDictionary<int, Trial> trials, long limit = UsualLimit)
    {
        var (bytes, count) = (0L, 0);
        Trial[] ranking =
        [
            .. trials
                .Values.Where(trial => trial.Predictions.Count > 0)
                .OrderByDescending(trial => trial.Uar)
                .ThenBy(trial => trial.Number),
        ];
        foreach (var trial in ranking.DistinctBy(trial => trial.Kind).Concat(ranking).DistinctBy(trial => trial.Number))
        {
            bytes += Bytes(trial.Predictions.Count, trial.Predictions[0].Probabilities.Length);
            if (++count > FewestTrials && bytes > limit)
            {
                trials[trial.Number] = trial with { Predictions = [] };
            }
        }
    }
}
