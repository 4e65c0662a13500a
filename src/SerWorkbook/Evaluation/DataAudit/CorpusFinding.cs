namespace SerWorkbook;

/// <summary>One property of a corpus that an audit looked at, and what it does to a model.</summary>
/// <param name="Topic">The property, such as "clipping".</param>
/// <param name="Verdict"><see cref="AuditVerdict.Good"/>, <see cref="AuditVerdict.Information"/> for what readers should know, or
/// <see cref="AuditVerdict.Warning"/> for what can mislead a model or its evaluation.</param>
/// <param name="Finding">What was found, as a sentence.</param>
/// <param name="Effect">How that affects a model, as a sentence; empty where nothing was found.</param>
/// <param name="Files">Paths of recordings that show it, at most 100; empty where it is about none in particular.</param>
public sealed record CorpusFinding(string Topic, AuditVerdict Verdict, string Finding, string Effect, IReadOnlyList<string> Files);
