using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Calibration;

/// <summary>Finds the temperature that makes predictions as honest as one number can.</summary>
/// <remarks>
/// Guo et al., "On calibration of modern neural networks", ICML 2017: the temperature with the least log-loss. In 1/T
/// the log-loss of softmax(log p / T) is convex, so its slope changes sign once; halving an interval of log T finds the place,
/// the same on every machine.
/// </remarks>
internal static class TemperatureFit
{
    /// <summary>The sharpest temperature that is fitted: predictions that are always right would be sharpened without end.</summary>
    public const double Lowest = 0.05;

    /// <summary>The softest temperature that is fitted: from there on all classes are about equally probable.</summary>
    public const double Highest = 20;

    // Halves log T's range down to the last bit of a double.
    private const int Halvings = 60;

    /// <summary>Finds the temperature.</summary>
    /// <param name="predictions">Predictions of rows that the predicting models had not learnt from.</param>
    /// <returns>T, from <see cref="Lowest"/> to <see cref="Highest"/>; 1 without a row whose true class has any probability.</returns>
    public static double Fit(IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);

        // No temperature changes a probability of 0, so such rows have no say.
        var rows = predictions.Where(p => p.Probabilities[p.Truth] > 0).ToArray();
        var (low, high) = (Math.Log(Lowest), Math.Log(Highest));
        if (rows.Length == 0)
        {
            return Temperature.Neutral;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(rows, Math.Exp(middle)) > 0 ? (middle, high) : (low, middle);
        }

        var temperature = Math.Exp((low + high) / 2);
        return LogLoss(rows, temperature) < LogLoss(rows) ? temperature : Temperature.Neutral;
    }

    /// <summary>The mean negative logarithm of the true class's probability, in nats.</summary>
    /// <param name="predictions">Predictions, one or more.</param>
    /// <param name="temperature">The temperature that they are brought to first.</param>
    /// <returns>0 (certain and right) or more; log of the number of classes for guessing. Probabilities have the floor of
    /// <see cref="ProbabilityScores"/>.</returns>
    public static double LogLoss(IReadOnlyList<RowPrediction> predictions, double temperature = Temperature.Neutral)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return ProbabilityScores.Of([.. predictions.Select(p => Apply(p, temperature))]).LogLoss;
    }

    /// <summary>Brings a prediction to a temperature.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="temperature">T, more than 0.</param>
    public static RowPrediction Apply(RowPrediction prediction, double temperature)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return prediction with { Probabilities = Scaled(prediction, temperature) };
    }

    private static double[] Scaled(RowPrediction prediction, double temperature)
    {
        var scaled = new double[prediction.Probabilities.Length];
        Temperature.Scale(prediction.Probabilities, temperature, scaled);
        return scaled;
    }

    // The log-loss's derivative by 1/T: the mean of what the log-probability is expected to be, less what it is for the true
    // class. Above 0 the predictions are too sharp.
    private static double Slope(RowPrediction[] rows, double temperature)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            var scaled = Scaled(row, temperature);
            var expected = 0.0;
            for (var c = 0; c < scaled.Length; c++)
            {
                expected += scaled[c] > 0 ? scaled[c] * Math.Log(row.Probabilities[c]) : 0;
            }

            sum += expected - Math.Log(row.Probabilities[row.Truth]);
        }

        return sum;
    }
}
