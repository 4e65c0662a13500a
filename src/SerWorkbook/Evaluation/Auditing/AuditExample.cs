namespace SerWorkbook;

/// <summary>One pair of recordings that a check found.</summary>
/// <param name="Train">Path of the recording that is learnt from.</param>
/// <param name="Test">Path of the recording that is tested; for a check that does not look at sides, the other one.</param>
/// <param name="Fold">Name of the fold; empty for a check that does not look at sides.</param>
public sealed record AuditExample(string Train, string Test, string Fold);
