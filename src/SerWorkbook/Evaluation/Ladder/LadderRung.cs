namespace SerWorkbook;

/// <summary>One protocol of a ladder and what it gave.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Result">What it gave.</param>
/// <param name="Audit">What crosses its folds, and what names the emotion without any speech.</param>
public sealed record LadderRung(Protocol Protocol, EvaluationResult Result, AuditReport Audit);
