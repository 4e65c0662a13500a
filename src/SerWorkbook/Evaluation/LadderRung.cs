namespace SerWorkbook.Evaluation;

/// <summary>One protocol of a ladder and what it gave.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Result">What it gave.</param>
public sealed record LadderRung(Protocol Protocol, EvaluationResult Result);
