namespace SerWorkbook.Speech.Prediction;

/// <summary>Tries a model on made-up features before anybody relies on it.</summary>
internal static class ModelTrial
{
    // In units of the model's scaler: the mean, and values far beyond any recording.
    private static readonly float[] Levels = [0, 1, -1, 1_000, -1_000];

    private const double Tolerance = 1e-6;

    /// <summary>Looks for an answer that is not one.</summary>
    /// <param name="scaler">The model's scaler.</param>
    /// <param name="classifier">The model's weights, whose sizes fit.</param>
    /// <returns>The fault, or <see langword="null"/> when every answer is one.</returns>
    public static string? FindFault(Standardiser scaler, Classifier classifier)
    {
        var columns = scaler.Offset.Length;
        var scaled = new float[columns];
        scaler.Apply(new float[columns], scaled);
        if (!Answers(classifier, scaled))
        {
            return "its answer is not finite where every feature is 0";
        }

        foreach (var level in Levels)
        {
            // The signs alternate in one of two trials, so that columns that always cancel each other do not hide a fault.
            for (var sign = 1; sign >= -1; sign -= 2)
            {
                for (var i = 0; i < columns; i++)
                {
                    scaled[i] = i % 2 == 0 ? level : sign * level;
                }

                if (!Answers(classifier, scaled))
                {
                    return FormattableString.Invariant(
                        $"its answer is not finite where every feature is {Math.Abs(level)} standard deviations from its mean"
                    );
                }
            }
        }

        return null;
    }

    /// <summary>Whether values are finite, from 0 to 1, and sum to 1.</summary>
    public static bool AreProbabilities(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            if (!(value is >= 0 and <= 1 + Tolerance))
            {
                return false;
            }

            sum += value;
        }

        return Math.Abs(sum - 1) <= Tolerance;
    }

    private static bool Answers(Classifier classifier, float[] scaled)
    {
        var probabilities = new double[classifier.ClassCount];
        classifier.Predict(scaled, scaled, probabilities);
        return AreProbabilities(probabilities);
    }
}
