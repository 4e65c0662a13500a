namespace SerWorkbook;

/// <summary>One pair of recordings that a check found.</summary>
/// <param name="Train">Path of the training recording.</param>
/// <param name="Test">Path of the tested recording; for a check that does not depend on sides, the other recording.</param>
/// <param name="Fold">Name of the fold; empty for a check that does not depend on sides.</param>
public sealed record AuditExample(string Train, string Test, string Fold);
