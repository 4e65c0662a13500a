namespace SerWorkbook.Corpora;

/// <summary>A reason to doubt that a name stands for one speaker or one emotion.</summary>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Sentence">The doubt, as a sentence.</param>
internal sealed record NameDoubt(NameKind Kind, string Sentence);
