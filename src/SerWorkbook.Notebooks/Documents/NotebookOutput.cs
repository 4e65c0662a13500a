namespace SerWorkbook.Notebooks;

/// <summary>One output of a code cell.</summary>
public abstract record NotebookOutput;
