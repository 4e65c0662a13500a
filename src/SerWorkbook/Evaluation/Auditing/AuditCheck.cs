namespace SerWorkbook;

/// <summary>One check of an audit.</summary>
/// <param name="Name">Its name in a few words, always the same.</param>
/// <param name="Compared">What was compared with what.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Finding">The same in one sentence with the figures.</param>
/// <param name="Examples">The first pairs that were found; empty where there is none.</param>
public sealed record AuditCheck(string Name, string Compared, AuditVerdict Verdict, string Finding, IReadOnlyList<AuditExample> Examples);
