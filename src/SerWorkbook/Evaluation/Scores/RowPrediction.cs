using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a model said of one row that it had not learnt from.</summary>
/// <param name="Row">The row of the feature table.</param>
/// <param name="Fold">The fold whose model it was, from 0.</param>
/// <param name="Truth">The true class.</param>
/// <param name="Probabilities">One value per class, from 0 to 1, summing to 1.</param>
/// <exception cref="SerException">A probability is not a finite number from 0 to 1.</exception>
public sealed record RowPrediction(int Row, int Fold, int Truth, double[] Probabilities)
{
    // Sums of many classes are exact up to rounding.
    private const double Rounding = 1e-6;

    /// <summary>One value per class, from 0 to 1, summing to 1.</summary>
    /// <exception cref="SerException">A probability is not a finite number from 0 to 1.</exception>
    public double[] Probabilities
    {
        get;
        init => field = Checked(value);
    } = Checked(Probabilities);

    /// <summary>The most probable class.</summary>
    public int Predicted => Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>The probability of the most probable class, 0 to 1.</summary>
    public double Confidence => Probabilities.Max();

    /// <summary>Whether the most probable class is the true one.</summary>
    public bool IsRight => Predicted == Truth;

    // The sentence names no row: which fold fails first depends on threads, and the sentence is kept in ledgers.
    private static double[] Checked(double[] probabilities) =>
        Array.TrueForAll(probabilities, value => value is >= 0 and <= 1 + Rounding)
            ? probabilities
            : throw new SerException("The model has no answer for some rows: its probabilities are not finite numbers from 0 to 1.");
}
