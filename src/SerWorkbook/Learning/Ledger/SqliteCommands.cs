using Microsoft.Data.Sqlite;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Short forms for statements with values.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Statement(
        this SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            // SQLite has no NaN: it keeps NULL instead.
            command.Parameters.AddWithValue(name, value is null or double.NaN ? DBNull.Value : value);
        }

        return command;
    }

    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Statement(sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Statement(sql, values);
        return (long)command.ExecuteScalar()!;
    }

    public static double Real(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
