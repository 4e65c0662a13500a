using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Keeps a ledger's identity in its file.</summary>
internal static class IdentityRows
{
    private const string Check = "check";

    public static void Write(SqliteConnection connection, LedgerIdentity identity)
    {
        foreach (var (key, value) in RowsOf(identity))
        {
            Write(connection, key, value);
        }

        WriteCheck(connection, identity);
    }

    public static void WriteCheck(SqliteConnection connection, LedgerIdentity identity) =>
        Write(connection, Check, RowCheck.Of([.. RowsOf(identity).Select(row => row.Value)]));

    /// <exception cref="LedgerDamageException">A value is missing, or they do not fit their checksum.</exception>
    public static LedgerIdentity Read(SqliteConnection connection)
    {
        var identity = new LedgerIdentity(
            Read(connection, "corpus"),
            Read(connection, "dataHash"),
            Read(connection, "featureSet"),
            Read(connection, "split"),
            Read(connection, "labels"),
            Read(connection, "space"),
            int.TryParse(Read(connection, "seed"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
                ? seed
                : throw new LedgerDamageException("its seed is no number")
        );
        return
            !LedgerConnection.HasChecks(connection)
            || Read(connection, Check) == RowCheck.Of([.. RowsOf(identity).Select(row => row.Value)])
            ? identity
            : throw new LedgerDamageException("what it says of its search does not fit its checksum");
    }

    private static (string Key, string Value)[] RowsOf(LedgerIdentity identity) =>
        [
            ("corpus", identity.Corpus),
            ("dataHash", identity.DataHash),
            ("featureSet", identity.FeatureSet),
            ("split", identity.Split),
            ("labels", identity.Labels),
            ("space", identity.Space),
            ("seed", identity.Seed.ToString(CultureInfo.InvariantCulture)),
        ];

    private static void Write(SqliteConnection connection, string key, string value) =>
        connection.Execute("INSERT INTO identity VALUES ($key, $value)", ("$key", key), ("$value", value));

    private static string Read(SqliteConnection connection, string key)
    {
        using var command = connection.Statement("SELECT value FROM identity WHERE key = $key", ("$key", key));
        return command.ExecuteScalar() as string ?? throw new LedgerDamageException($"it does not say its {key}");
    }
}
