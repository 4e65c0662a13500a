namespace SerWorkbook.Speech;

/// <summary>Makes probabilities softer or sharper without changing which class is the most probable.</summary>
/// <remarks>
/// Temperature scaling (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017) for any
/// classifier: q[c] = p[c]^(1/T) / sum of p^(1/T). Where p is a softmax of scores, that is the softmax of scores / T.
/// </remarks>
public static class Temperature
{
    /// <summary>The temperature that changes nothing.</summary>
    public const double Neutral = 1.0;

    /// <summary>The lowest temperature: from there on one class takes all.</summary>
    public const double Lowest = 0.001;

    /// <summary>The highest temperature: from there on all classes are equally probable.</summary>
    public const double Highest = 1_000;

    /// <summary>Scales the probabilities of one prediction.</summary>
    /// <param name="probabilities">One value per class, 0 to 1, summing to 1; a class with 0 keeps 0.</param>
    /// <param name="temperature">T, from <see cref="Lowest"/> to <see cref="Highest"/>: above 1 softer, below 1 sharper, 1 as it is, bit
    /// for bit.</param>
    /// <param name="scaled">Takes one value per class, summing to 1; NaN where a probability is NaN. May be the same memory.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is out of range.</exception>
    /// <exception cref="ArgumentException">There are not as many places as probabilities.</exception>
    public static void Scale(ReadOnlySpan<double> probabilities, double temperature, Span<double> scaled)
    {
        if (FindFault(temperature) is not null)
        {
            throw new ArgumentOutOfRangeException(
                nameof(temperature),
                temperature,
                FormattableString.Invariant($"The temperature must be from {Lowest} to {Highest}.")
            );
        }

        if (scaled.Length != probabilities.Length)
        {
            throw new ArgumentException($"There are {scaled.Length} places for {probabilities.Length} probabilities.", nameof(scaled));
        }

        if (temperature == Neutral)
        {
            probabilities.CopyTo(scaled);
            return;
        }

        var highest = 0.0;
        foreach (var probability in probabilities)
        {
            highest = Math.Max(highest, probability);
        }

        if (highest > 0)
        {
            ScalePowers(probabilities, 1 / temperature, Math.Log(highest), scaled);
        }
        else
        {
            // A fault must not look like doubt.
            scaled.Fill(double.IsNaN(highest) ? double.NaN : 1.0 / scaled.Length);
        }
    }

    /// <summary>Says what is wrong with a temperature.</summary>
    /// <returns>The fault as the rest of a sentence that ends with it, or <see langword="null"/> when it is good.</returns>
    internal static string? FindFault(double temperature) =>
        temperature is >= Lowest and <= Highest
            ? null
            : FormattableString.Invariant($"the temperature {temperature}; it must be a number from {Lowest} to {Highest}");

    // Relative to the highest logarithm, so that at least one power does not vanish.
    private static void ScalePowers(ReadOnlySpan<double> probabilities, double power, double highestLog, Span<double> scaled)
    {
        var sum = 0.0;
        for (var c = 0; c < scaled.Length; c++)
        {
            scaled[c] = probabilities[c] > 0 ? Math.Exp(power * (Math.Log(probabilities[c]) - highestLog)) : 0;
            sum += scaled[c];
        }

        for (var c = 0; c < scaled.Length; c++)
        {
            scaled[c] /= sum;
        }
    }
}
