namespace SerWorkbook.Evaluation;

/// <summary>What a model said of one row that it had not learnt from.</summary>
/// <param name="Row">The row of the feature table.</param>
/// <param name="Fold">The fold whose model it was, from 0.</param>
/// <param name="Truth">The true class.</param>
/// <param name="Probabilities">One value a class, summing to 1.</param>
public sealed record RowPrediction(int Row, int Fold, int Truth, double[] Probabilities)
{
    /// <summary>The most probable class.</summary>
    public int Predicted => Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>The probability of the most probable class, 0 to 1.</summary>
    public double Confidence => Probabilities.Max();

    /// <summary>Whether the most probable class is the true one.</summary>
    public bool IsRight => Predicted == Truth;
}
