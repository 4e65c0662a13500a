namespace SerWorkbook;

/// <summary>The sex of a speaker, as the corpus gives it.</summary>
public enum Sex
{
    /// <summary>The corpus does not say.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
