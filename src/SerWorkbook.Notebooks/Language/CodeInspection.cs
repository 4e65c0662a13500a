using SerWorkbook.Notebooks.Language;

namespace SerWorkbook.Notebooks;

/// <summary>What is known about the name at a place of a cell.</summary>
/// <param name="Declaration">How it is declared, in C#; between the brackets of a call all methods that could be meant, a line
/// each, with the parameter of the argument underlined in the first. Empty where only <see cref="Problems"/> are known.</param>
/// <param name="Documentation">What its documentation says; empty where there is none.</param>
public sealed record CodeInspection(string Declaration, string Documentation)
{
    /// <summary>What the compiler reports for the place: <c>CS0103: The name 'x' does not exist … (line 1, column 5)</c>.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The methods that could be meant by a call; empty elsewhere.</summary>
    internal IReadOnlyList<CodeSignature> Signatures { get; init; } = [];
}
