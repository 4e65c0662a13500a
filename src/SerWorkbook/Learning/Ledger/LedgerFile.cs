namespace SerWorkbook;

/// <summary>The file that a search keeps its trials in.</summary>
/// <param name="Path">The SQLite file; its folder must exist.</param>
/// <param name="Resume">Whether a ledger that exists is gone on with; without it one that exists is refused.</param>
public sealed record LedgerFile(string Path, bool Resume = false);
