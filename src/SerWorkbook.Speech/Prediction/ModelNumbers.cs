namespace SerWorkbook.Speech.Prediction;

/// <summary>Says whether numbers can belong to a trained model.</summary>
/// <remarks>
/// Features of speech stay below 1e5, our trainers scale by no standard deviation below 1e-9, and the weights that they give
/// are far below these limits. Within the limits no sum and no product of a prediction overflows.
/// </remarks>
internal static class ModelNumbers
{
    /// <summary>The largest magnitude of a mean, a weight or any other factor.</summary>
    public const double Largest = 1e12;

    /// <summary>The smallest number above 0 of those that must be above 0, or 0.</summary>
    public const double Smallest = 1e-12;

    /// <summary>The largest scale: 1 over the smallest standard deviation.</summary>
    public const double LargestScale = 1e15;

    /// <summary>Looks for a number that is not finite or too large.</summary>
    /// <param name="name">What the numbers are, such as "a weight".</param>
    /// <param name="values">The numbers.</param>
    /// <returns>The fault, or <see langword="null"/> when the numbers are good.</returns>
    public static string? FindFault(string name, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (FindFault(name, (double)value) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <inheritdoc cref="FindFault(string, ReadOnlySpan{float})"/>
    public static string? FindFault(string name, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (FindFault(name, value) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Looks for a factor that is not above 0, or too small or too large.</summary>
    /// <param name="name">What the number is, such as "its gamma".</param>
    /// <param name="value">The number.</param>
    /// <returns>The fault, or <see langword="null"/> when the number is good.</returns>
    public static string? FindFaultOfFactor(string name, double value) =>
        value is >= Smallest and <= Largest
            ? null
            : FormattableString.Invariant($"{name} is {value:G6}; it must be a number above 0, from {Smallest:G1} to {Largest:G1}");

    private static string? FindFault(string name, double value) =>
        Math.Abs(value) <= Largest
            ? null
            : FormattableString.Invariant($"{name} is {value:G6}; it must be a finite number from {-Largest:G1} to {Largest:G1}");
}
