namespace SerWorkbook.Notebooks;

/// <summary>Whether a text can be executed as a cell.</summary>
public enum CodeCompleteness
{
    /// <summary>It can.</summary>
    Complete,

    /// <summary>More must follow: a bracket or a statement is open.</summary>
    Incomplete,

    /// <summary>It cannot, and nothing that follows can change that.</summary>
    Invalid,
}
