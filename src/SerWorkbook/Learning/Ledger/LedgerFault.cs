using Microsoft.Data.Sqlite;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Says in one sentence why a ledger cannot be used.</summary>
internal static class LedgerFault
{
    // Result codes of SQLite (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public static SerException Of(string path, SqliteException fault) => new($"{path}: {Reason(fault)}", fault);

    private static string Reason(SqliteException fault) =>
        fault.SqliteErrorCode switch
        {
            Busy or Locked => "another program holds the ledger; try again when it has ended.",
            ReadOnly => "the ledger cannot be written; make file and folder writable, or give another file with --ledger.",
            InputOutput =>
                "the ledger cannot be read or written (a fault of the disk or the network); the trials kept so far are safe, go on "
                    + "with --resume.",
            Full => "the disk is full; the trials kept so far are safe, free some space and go on with --resume.",
            CannotOpen => "the ledger cannot be opened; its folder must exist and be writable.",
            NoDatabase => "this file is no ledger of a search; give another file with --ledger.",
            Corrupt => "the ledger is damaged; give another file with --ledger.",
            _ => $"the ledger cannot be used ({fault.Message}).",
        };
}
