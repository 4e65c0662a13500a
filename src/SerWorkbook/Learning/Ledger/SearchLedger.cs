using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Tuning;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>The trials of a search in an SQLite file, one transaction each, which several processes may share.</summary>
/// <remarks>
/// A trial is claimed before it is made and its result is written by its owner only, so no trial is made twice at once and
/// none is kept twice. The claim of an owner that has died (its process is gone, or its heartbeat is older than
/// <see cref="DeadAfter"/>) is taken over: the trial is made again from its start, with the same recipe, since the recipe
/// depends on trainers, seed and number alone. Used by one thread at a time.
/// </remarks>
internal sealed class SearchLedger : ITrialBook, IDisposable
{
    /// <summary>How old the heartbeat of an owner on another machine must be before its trials are taken over.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly FeatureTable _table;
    private readonly DataSplit _split;
    private readonly RecipeTuner _tuner;
    private readonly IReadOnlyList<ITrainer> _trainers;
    private readonly List<Recipe> _given = [];
    private readonly SqliteConnection _connection;
    private readonly string _owner = LedgerOwner.Make().ToString();
    private readonly int _seed;
    private long _lastBeat = Stopwatch.GetTimestamp();

    private SearchLedger(
        string path,
        FeatureTable table,
        DataSplit split,
        RecipeTuner tuner,
        IReadOnlyList<ITrainer> trainers,
        int seed,
        SqliteConnection connection
    )
    {
        _path = path;
        _table = table;
        _split = split;
        _tuner = tuner;
        _trainers = trainers;
        _seed = seed;
        _connection = connection;
    }

    /// <summary>Opens a ledger, or makes it.</summary>
    /// <param name="file">The file, and whether one that exists is gone on with.</param>
    /// <param name="table">The features that are searched on.</param>
    /// <param name="split">The folds that trials are scored on.</param>
    /// <param name="trainers">The trainers to choose from, in order.</param>
    /// <param name="options">Seed, strategy, scalings.</param>
    /// <exception cref="SerException">
    /// The file exists and is not to be gone on with; it is no ledger, or one of another corpus, feature set, split, seed
    /// or version; it cannot be written. Nothing in it is changed then.
    /// </exception>
    public static SearchLedger Open(
        LedgerFile file,
        FeatureTable table,
        DataSplit split,
        IReadOnlyList<ITrainer> trainers,
        SearchOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        var tuner = RecipeTuner.Of(trainers, table, options);
        if (!file.Resume)
        {
            RequireNew(file.Path);
        }

        var identity = LedgerIdentity.Of(table, split, tuner, options.Seed);
        var connection = LedgerGuard.Of(file.Path, () => LedgerConnection.OpenToWrite(file.Path, identity));
        var difference = LedgerGuard.Of(file.Path, () => identity.FindDifference(IdentityRows.Read(connection)));
        if (difference is null)
        {
            LedgerGuard.Of(file.Path, () => LedgerConnection.AddChecks(connection));
            return new SearchLedger(file.Path, table, split, tuner, trainers, options.Seed, connection);
        }

        connection.Dispose();
        throw new SerException($"{file.Path}: this is a ledger of {difference}; give another file with --ledger.");
    }

    /// <summary>Whether others hold claims, so that results are still to come.</summary>
    /// <param name="most">The highest number that is asked after.</param>
    public bool OthersAreAtWork(int most) =>
        LedgerGuard.Of(
            _path,
            () =>
                _connection.Number(
                    "SELECT count(*) FROM trials WHERE state = 'running' AND owner <> $owner AND number <= $most",
                    ("$owner", _owner),
                    ("$most", most)
                ) > 0
        );

    /// <summary>Takes the next trial that nobody makes or has made: first those that were broken off or whose owner has died.</summary>
    /// <param name="most">The highest number that is handed out.</param>
    /// <param name="done">The ended trials that are known here.</param>
    /// <returns>The claim; <see langword="null"/> while there is none to take, or while trials that it depends on are not known.</returns>
    /// <exception cref="SerException">The file cannot be written, or a recipe in it cannot be read.</exception>
    public TrialClaim? ClaimNext(int most, TrialHistory done) =>
        LedgerGuard.Of(
            _path,
            () =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                ReadRecipes();
                if (
                    (FindAbandoned(most) ?? _given.Count + 1) is var number
                    && (number > most || done.UpTo(_tuner.HistoryEnd(number)) is not { } history)
                )
                {
                    return null;
                }

                if (number > _given.Count)
                {
                    Insert(number, _tuner.Next(_given, history));
                }

                _connection.Execute(
                    "UPDATE trials SET state = 'running', starts = starts + 1, owner = $owner, heartbeat = $now WHERE number = $number",
                    ("$owner", _owner),
                    ("$now", Now),
                    ("$number", number)
                );
                transaction.Commit();
                ReadRecipes();
                return new TrialClaim(number, _given[number - 1], TrialRanking.Best(history));
            }
        );

    /// <summary>Keeps a result for good, in one transaction.</summary>
    /// <param name="trial">The result of a claimed trial; where somebody else has taken the claim over meanwhile, it is left to
    /// them.</param>
    /// <returns>Whether the claim was still held.</returns>
    /// <exception cref="SerException">The file cannot be written, as on a full disk.</exception>
    public bool Finish(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return LedgerGuard.Of(
            _path,
            () =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                var mine = TrialRows.Finish(_connection, trial, _split, _owner);
                transaction.Commit();
                return mine;
            }
        );
    }

    /// <summary>Gives a claim back: the trial was broken off and is to be made again from its start.</summary>
    /// <param name="number">The trial's number.</param>
    /// <exception cref="SerException">The file cannot be written.</exception>
    public void Release(int number) =>
        LedgerGuard.Of(
            _path,
            () =>
                _connection.Execute(
                    "UPDATE trials SET state = 'open', owner = NULL, heartbeat = NULL WHERE number = $number AND state = 'running' AND "
                        + "owner = $owner",
                    ("$number", number),
                    ("$owner", _owner)
                )
        );

    /// <summary>Says that this owner is alive; does nothing unless the last time is seconds ago.</summary>
    /// <exception cref="SerException">The file cannot be written.</exception>
    public void Beat()
    {
        if (Stopwatch.GetElapsedTime(_lastBeat) < BeatInterval)
        {
            return;
        }

        _lastBeat = Stopwatch.GetTimestamp();
        LedgerGuard.Of(
            _path,
            () =>
                _connection.Execute(
                    "UPDATE trials SET heartbeat = $now WHERE state = 'running' AND owner = $owner",
                    ("$now", Now),
                    ("$owner", _owner)
                )
        );
    }

    /// <summary>Reads results that are kept but not known yet.</summary>
    /// <param name="known">Numbers of trials that are left out.</param>
    /// <returns>The trials in order of their numbers.</returns>
    /// <exception cref="SerException">The file cannot be read, or is of another version.</exception>
    public IReadOnlyList<Trial> ReadDone(IReadOnlySet<int> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return LedgerGuard.Of<IReadOnlyList<Trial>>(
            _path,
            () =>
            {
                var numbers = TrialRows.NumbersDone(_connection).Where(number => !known.Contains(number)).ToList();
                ReadRecipes();
                var done = new SortedDictionary<int, Trial>();
                foreach (var number in numbers)
                {
                    if (number > _given.Count)
                    {
                        throw new LedgerDamageException(FormattableString.Invariant($"trial {number} has no recipe"));
                    }

                    done.Add(number, TrialRows.Read(_connection, number, _given[number - 1], _split, _table));
                    KeptPredictions.Bound(done);
                }

                return [.. done.Values];
            }
        );
    }

    /// <summary>Gives back what is still claimed and closes the file.</summary>
    public void Dispose()
    {
        try
        {
            _connection.Execute(
                "UPDATE trials SET state = 'open', owner = NULL, heartbeat = NULL WHERE state = 'running' AND owner = $owner",
                ("$owner", _owner)
            );
        }
        catch (SqliteException)
        {
            // What cannot be given back is taken over when this process has ended.
        }

        _connection.Dispose();
    }

    /// <summary>Lets the file grow no further, so that tests can fill the disk.</summary>
    internal void LimitPages(int pages) => _connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static void RequireNew(string path)
    {
        try
        {
            File.Open(path, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SerException($"{path}: there is a ledger already; go on with it with --resume, or give another file with --ledger.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SerException($"{path}: the ledger cannot be made ({fault.Message})", fault);
        }
    }

    private int? FindAbandoned(int most)
    {
        var oldest = Now - (long)DeadAfter.TotalMilliseconds;
        using var command = _connection.Statement(
            "SELECT number, owner, heartbeat FROM trials WHERE state IN ('open', 'running') AND number <= $most ORDER BY number",
            ("$most", most)
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var owner = reader.Text(1);
            if (
                owner is null
                || (owner != _owner && (reader.GetValue(2) is not long beat || beat < oldest || LedgerOwner.Parse(owner).HasGone))
            )
            {
                return reader.Whole(0);
            }
        }

        return null;
    }

    private void Insert(int number, Recipe recipe) =>
        _connection.Execute(
            "INSERT INTO trials (number, recipe, seed, state, starts) VALUES ($number, $recipe, $seed, 'open', 0)",
            ("$number", number),
            ("$recipe", recipe.ToString()),
            ("$seed", _seed)
        );

    // What the file says counts, also where this machine would have come to another recipe by a rounding.
    private void ReadRecipes()
    {
        using var command = _connection.Statement(
            "SELECT number, recipe FROM trials WHERE number > $known ORDER BY number",
            ("$known", _given.Count)
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (number, text) = (reader.Whole(0), reader.Name(1));
            if (number != _given.Count + 1)
            {
                throw new SerException(
                    FormattableString.Invariant(
                        $"{_path}: trial {_given.Count + 1} is missing in this ledger; give another file with --ledger."
                    )
                );
            }

            try
            {
                _given.Add(Recipe.Parse(text, _trainers));
            }
            catch (SerException fault)
            {
                throw new SerException(
                    FormattableString.Invariant(
                        $"{_path}: trial {number} of this ledger cannot be read ({fault.Message}); give another file with --ledger."
                    ),
                    fault
                );
            }
        }
    }
}
