namespace SerWorkbook.Learning.Trials;

/// <summary>The order of a leaderboard.</summary>
internal static class TrialRanking
{
    /// <summary>The finished ones of some trials, the best first: by UAR, then by order of trying.</summary>
    /// <param name="trials">The trials.</param>
    public static IReadOnlyList<Trial> Of(IEnumerable<Trial> trials) =>
        [
            .. trials
                .Where(trial => trial.Status == TrialStatus.Finished)
                .OrderByDescending(trial => trial.Uar)
                .ThenBy(trial => trial.Number),
        ];

    /// <summary>The first of the leaderboard.</summary>
    /// <param name="trials">The trials.</param>
    /// <returns>The trial; <see langword="null"/> where none has finished.</returns>
    public static Trial? Best(IEnumerable<Trial> trials) => Of(trials) is [var best, ..] ? best : null;
}
