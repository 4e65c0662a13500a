namespace SerWorkbook;

/// <summary>How a search chooses what to try next.</summary>
public enum SearchStrategy
{
    /// <summary>Starts with recipes that have proved good, then tries what earlier trials let hope for most.</summary>
    Learning,

    /// <summary>Draws every recipe by chance, knowing nothing: what any other strategy must beat.</summary>
    Random,
}
