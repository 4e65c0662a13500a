using SerWorkbook.Learning.Ledger;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a ledger holds, read at one moment; a search may be writing to it.</summary>
/// <param name="Identity">What all trials have in common.</param>
/// <param name="Trials">The trials in order of their numbers.</param>
public sealed record LedgerSummary(LedgerIdentity Identity, IReadOnlyList<LedgerTrial> Trials)
{
    /// <summary>Finished trials, the best first: by UAR, then by order of trying.</summary>
    public IReadOnlyList<LedgerTrial> Ranking { get; } =
    [.. Trials.Where(trial => trial.IsFinished).OrderByDescending(trial => trial.Uar).ThenBy(trial => trial.Number)];

    /// <summary>The best trial of each trainer, the best first.</summary>
    public IReadOnlyList<LedgerTrial> BestOfTrainers => [.. Ranking.DistinctBy(trial => trial.Trainer)];

    /// <summary>Trials without a score: failed, timed out, running or broken off.</summary>
    public IReadOnlyList<LedgerTrial> Unfinished => [.. Trials.Where(trial => !trial.IsFinished)];

    /// <summary>Reads a ledger without changing it.</summary>
    /// <param name="path">The SQLite file.</param>
    /// <exception cref="SerException">There is no such file, or it is no ledger that this program knows.</exception>
    public static LedgerSummary Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new SerException($"{path}: there is no such ledger.");
        }

        return LedgerGuard.Of(
            path,
            () =>
            {
                using var connection = LedgerConnection.OpenToRead(path);
                using var moment = connection.BeginTransaction(deferred: true);
                return new LedgerSummary(IdentityRows.Read(connection), [.. ReadTrials(connection)]);
            }
        );
    }

    private static IEnumerable<LedgerTrial> ReadTrials(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var command = connection.Statement("SELECT number FROM trials ORDER BY number");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return TrialRows.Read(connection, reader.Whole(0)).Trial;
        }
    }
}
