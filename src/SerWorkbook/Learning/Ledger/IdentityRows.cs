using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Keeps a ledger's identity in its file.</summary>
internal static class IdentityRows
{
    public static void Write(SqliteConnection connection, LedgerIdentity identity)
    {
        Write(connection, "corpus", identity.Corpus);
        Write(connection, "dataHash", identity.DataHash);
        Write(connection, "featureSet", identity.FeatureSet);
        Write(connection, "split", identity.Split);
        Write(connection, "labels", identity.Labels);
        Write(connection, "space", identity.Space);
        Write(connection, "seed", identity.Seed.ToString(CultureInfo.InvariantCulture));
    }

    public static LedgerIdentity Read(SqliteConnection connection) =>
        new(
            Read(connection, "corpus"),
            Read(connection, "dataHash"),
            Read(connection, "featureSet"),
            Read(connection, "split"),
            Read(connection, "labels"),
            Read(connection, "space"),
            int.Parse(Read(connection, "seed"), CultureInfo.InvariantCulture)
        );

    private static void Write(SqliteConnection connection, string key, string value) =>
        connection.Execute("INSERT INTO identity VALUES ($key, $value)", ("$key", key), ("$value", value));

    private static string Read(SqliteConnection connection, string key)
    {
        using var command = connection.Statement("SELECT value FROM identity WHERE key = $key", ("$key", key));
        return (string)command.ExecuteScalar()!;
    }
}
