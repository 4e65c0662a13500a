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
        return command.ExecuteScalar() is long number ? number : throw new LedgerDamageException("a number in it is missing");
    }

    /// <summary>A whole number, 0 or more.</summary>
    /// <exception cref="LedgerDamageException">There is something else, which SQLite allows in every column.</exception>
    public static int Whole(this SqliteDataReader reader, int column) =>
        reader.GetValue(column) is long and >= 0 and <= int.MaxValue and var value ? (int)value : throw Damage(reader, column);

    /// <summary>A finite number; NaN for none.</summary>
    /// <exception cref="LedgerDamageException">There is something else.</exception>
    public static double Real(this SqliteDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            DBNull => double.NaN,
            double value when double.IsFinite(value) => value,
            long value => value,
            _ => throw Damage(reader, column),
        };

    /// <summary>A share from 0 to 1; NaN for none.</summary>
    /// <exception cref="LedgerDamageException">There is something else.</exception>
    public static double Share(this SqliteDataReader reader, int column) =>
        reader.Real(column) is var value && value is >= 0 and <= 1 or double.NaN ? value : throw Damage(reader, column);

    /// <summary>A text; <see langword="null"/> for none.</summary>
    /// <exception cref="LedgerDamageException">There is something else.</exception>
    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            DBNull => null,
            string text => text,
            _ => throw Damage(reader, column),
        };

    /// <summary>A text that must be there.</summary>
    /// <exception cref="LedgerDamageException">There is none.</exception>
    public static string Name(this SqliteDataReader reader, int column) => reader.Text(column) ?? throw Damage(reader, column);

    private static LedgerDamageException Damage(SqliteDataReader reader, int column) =>
        new($"a value of its column '{reader.GetName(column)}' is none that a search writes");
}
