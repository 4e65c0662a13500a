using Microsoft.Data.Sqlite;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Works on a ledger and turns SQLite's faults into the project's own.</summary>
internal static class LedgerGuard
{
    /// <exception cref="Speech.SerException">SQLite could not do it, or the ledger is damaged.</exception>
    public static void Of(string path, Action work) =>
        Of(
            path,
            () =>
            {
                work();
                return true;
            }
        );

    /// <inheritdoc cref="Of(string, Action)"/>
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
        catch (LedgerDamageException fault)
        {
            throw new Speech.SerException($"{path}: the ledger is damaged ({fault.Message}); give another file with --ledger.", fault);
        }
    }
}
