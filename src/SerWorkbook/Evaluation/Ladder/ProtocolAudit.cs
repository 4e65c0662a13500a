namespace SerWorkbook;

/// <summary>A protocol and what its audit found.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Report">What crosses its folds, and what names the emotion without any speech.</param>
public sealed record ProtocolAudit(Protocol Protocol, AuditReport Report);
