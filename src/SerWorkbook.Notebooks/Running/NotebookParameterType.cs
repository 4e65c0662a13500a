namespace SerWorkbook.Notebooks;

/// <summary>The types that a notebook's parameters can have.</summary>
public enum NotebookParameterType
{
    /// <summary>Text, taken as it is given.</summary>
    String,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A finite number with a decimal point, not a comma.</summary>
    Double,
}
