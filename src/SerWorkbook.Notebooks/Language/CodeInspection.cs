namespace SerWorkbook.Notebooks;

/// <summary>What is known about the name at a place of a cell.</summary>
/// <param name="Declaration">How it is declared, in C#.</param>
/// <param name="Documentation">What its documentation says; empty where there is none.</param>
public sealed record CodeInspection(string Declaration, string Documentation);
