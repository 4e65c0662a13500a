namespace SerWorkbook;

/// <summary>One outer fold: a search on its training rows, and what the winner is worth on the rows that the search never saw.</summary>
/// <param name="Name">What is tested, such as a speaker.</param>
/// <param name="Winner">The best trial of the inner search.</param>
/// <param name="Ensemble">The ensemble chosen from the inner search.</param>
/// <param name="Trials">Number of finished trials.</param>
/// <param name="WinnerOuterUar">UAR of the winner on the outer test rows, 0 to 1, over the classes that occur there.</param>
/// <param name="EnsembleOuterUar">UAR of the ensemble on the same rows.</param>
public sealed record NestedFold(
    string Name,
    Trial Winner,
    EnsembleChoice Ensemble,
    int Trials,
    double WinnerOuterUar,
    double EnsembleOuterUar
)
{
    /// <summary>How much the inner score of the winner promised too much, -1 to 1.</summary>
    public double WinnerShrinkage => Winner.Uar - WinnerOuterUar;

    /// <summary>How much the inner score of the ensemble promised too much, -1 to 1.</summary>
    public double EnsembleShrinkage => Ensemble.Uar - EnsembleOuterUar;
}
