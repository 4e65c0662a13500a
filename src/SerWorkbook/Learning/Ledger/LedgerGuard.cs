using Microsoft.Data.Sqlite;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Works on a ledger and turns SQLite's faults into the project's own.</summary>
internal static class LedgerGuard
{
    /// <exception cref="Speech.SerException">SQLite could not do it.</exception>
    public static T Of<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw LedgerFault.Of(path, fault);
        }
    }
}
