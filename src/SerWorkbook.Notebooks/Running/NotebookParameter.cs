namespace SerWorkbook.Notebooks;

/// <summary>A value that a notebook lets its caller set.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The C# literal that the notebook itself gives it.</param>
public sealed record NotebookParameter(string Name, NotebookParameterType Type, string Default);
