namespace SerWorkbook.Learning.Ledger;

/// <summary>A ledger holds what no search writes.</summary>
/// <param name="reason">What is wrong and where, as a part of a sentence.</param>
internal sealed class LedgerDamageException(string reason) : Exception(reason);
