namespace SerWorkbook;

/// <summary>One check of an audit.</summary>
/// <param name="Name">A short, fixed name.</param>
/// <param name="Compared">What was compared with what.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Finding">The result in one sentence with figures.</param>
/// <param name="Examples">The first pairs that were found; empty if there are none.</param>
public sealed record AuditCheck(string Name, string Compared, AuditVerdict Verdict, string Finding, IReadOnlyList<AuditExample> Examples);
