namespace SerWorkbook.Notebooks;

/// <summary>What could be written at a place of a cell.</summary>
/// <param name="Text">The text to insert.</param>
/// <param name="Kind">What it is: <c>class</c>, <c>function</c>, <c>property</c>, <c>keyword</c> and the like, as JupyterLab names
/// them.</param>
/// <param name="Signature">How it is declared; empty for keywords.</param>
public sealed record CodeCompletion(string Text, string Kind, string Signature)
{
    /// <summary>The first words of its documentation; empty where there are none.</summary>
    public string Documentation { get; init; } = "";
}
