using System.Globalization;
using Microsoft.Data.Sqlite;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>A ledger's SQLite file, and what its tables are.</summary>
/// <remarks>
/// A transaction is in the write-ahead log before it counts as done, so that a killed process loses none whatever
/// <c>synchronous</c> is. FULL adds that the log is on the disk by then: after a power loss too, every finished trial is
/// there. NORMAL would save one flush per trial, which is nothing beside the training.
/// </remarks>
internal static class LedgerConnection
{
    /// <summary>Marks the file as ours: "SerL" in ASCII.</summary>
    public const int ApplicationId = 0x5365724C;

    /// <summary>Raised when the tables change their meaning.</summary>
    public const int Version = 3;

    /// <summary>The version before, without checksums; it is read, and becomes the current one when a search goes on with it.</summary>
    public const int VersionWithoutChecks = 2;

    private const int BusySeconds = 30;

    private const string Tables = """
        CREATE TABLE identity (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE trials (
            number INTEGER PRIMARY KEY,
            recipe TEXT NOT NULL,
            seed INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'running', 'Finished', 'GivenUp', 'Failed', 'TimedOut')),
            starts INTEGER NOT NULL,
            owner TEXT,
            heartbeat INTEGER,
            uar REAL, uar_low REAL, uar_high REAL, accuracy REAL, macro_f1 REAL,
            predictions BLOB,
            seconds REAL,
            error TEXT,
            "check" TEXT);
        CREATE TABLE folds (
            trial INTEGER NOT NULL REFERENCES trials (number),
            fold INTEGER NOT NULL,
            name TEXT NOT NULL,
            uar REAL,
            PRIMARY KEY (trial, fold)) WITHOUT ROWID;
        """;

    public static SqliteConnection OpenToWrite(string path, LedgerIdentity identity)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            if (!IsEmpty(connection))
            {
                // Before anything is written: somebody else's database stays as it is.
                RequireLedger(path, connection);
            }

            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            using var transaction = connection.BeginTransaction(deferred: false);
            if (IsEmpty(connection))
            {
                connection.Execute(
                    FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};")
                );
                connection.Execute(Tables);
                IdentityRows.Write(connection, identity);
            }

            RequireLedger(path, connection);
            transaction.Commit();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            RequireLedger(path, connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether what the ledger holds has checksums.</summary>
    public static bool HasChecks(SqliteConnection connection) => connection.Number("PRAGMA user_version") == Version;

    /// <summary>Gives checksums to a ledger without them.</summary>
    /// <exception cref="LedgerDamageException">A value in it is none that a search writes; nothing is changed then.</exception>
    public static void AddChecks(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (HasChecks(connection))
        {
            return;
        }

        var identity = IdentityRows.Read(connection);
        connection.Execute("ALTER TABLE trials ADD COLUMN \"check\" TEXT");
        foreach (var number in TrialRows.NumbersDone(connection))
        {
            var (trial, predictions) = TrialRows.Read(connection, number);
            connection.Execute(
                "UPDATE trials SET \"check\" = $check WHERE number = $number",
                ("$check", RowCheck.Of(trial, predictions)),
                ("$number", number)
            );
        }

        IdentityRows.WriteCheck(connection, identity);
        connection.Execute(FormattableString.Invariant($"PRAGMA user_version = {Version}"));
        transaction.Commit();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.GetFullPath(path),
                Mode = mode,
                Pooling = false,
                DefaultTimeout = BusySeconds,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static bool IsEmpty(SqliteConnection connection) => connection.Number("SELECT count(*) FROM sqlite_schema") == 0;

    private static void RequireLedger(string path, SqliteConnection connection)
    {
        if (connection.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new SerException($"{path}: this file is no ledger of a search; give another file with --ledger.");
        }

        var version = connection.Number("PRAGMA user_version");
        if (version is not (Version or VersionWithoutChecks))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: the ledger has version {version}, this program knows the versions {VersionWithoutChecks} and {Version}; give "
                        + $"another file with --ledger."
                )
            );
        }
    }
}
