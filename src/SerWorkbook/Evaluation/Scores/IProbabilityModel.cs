namespace SerWorkbook.Evaluation.Scores;

/// <summary>Whatever gives emotions probabilities from features; it may be asked by several threads.</summary>
internal interface IProbabilityModel
{
    /// <summary>Gives each of some labels a probability.</summary>
    /// <param name="features">One value per column, not scaled.</param>
    /// <param name="labels">The labels asked for; one that was not learnt gets 0.</param>
    /// <returns>One value per label, 0 to 1.</returns>
    double[] Predict(ReadOnlySpan<float> features, IReadOnlyList<string> labels);
}
