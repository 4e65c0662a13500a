namespace SerWorkbook.Charts.Grammar;

/// <summary>Checks what figure authors give and copies it, so that nobody changes it later.</summary>
internal static class Guard
{
    public static IReadOnlyList<double> Finite(IEnumerable<double> values, string parameter)
    {
        var copy = FiniteOrGap(values, parameter);
        for (var i = 0; i < copy.Count; i++)
        {
            if (double.IsNaN(copy[i]))
            {
                throw new ArgumentException($"Value {i} of {parameter} is NaN; every value must be finite.", parameter);
            }
        }

        return copy;
    }

    public static IReadOnlyList<double> FiniteOrGap(IEnumerable<double> values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        var copy = values.ToArray();
        if (copy.Length == 0)
        {
            throw new ArgumentException($"{parameter} is empty; at least one value is needed.", parameter);
        }

        var infinite = Array.FindIndex(copy, double.IsInfinity);
        if (infinite >= 0)
        {
            throw new ArgumentException(
                $"Value {infinite} of {parameter} is infinite; a value must be finite, or NaN for a gap.",
                parameter
            );
        }

        return copy;
    }

    public static IReadOnlyList<double> Rising(IEnumerable<double> values, string parameter)
    {
        var copy = Finite(values, parameter);
        for (var i = 1; i < copy.Count; i++)
        {
            if (copy[i] <= copy[i - 1])
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Value {i} of {parameter} ({copy[i]}) is not above the one before ({copy[i - 1]})."),
                    parameter
                );
            }
        }

        return copy;
    }

    public static IReadOnlyList<double> EvenlyRising(IEnumerable<double> values, string parameter)
    {
        const double Tolerance = 1e-3;
        var copy = Rising(values, parameter);
        var step = copy.Count < 2 ? 1 : (copy[^1] - copy[0]) / (copy.Count - 1);
        for (var i = 1; i < copy.Count; i++)
        {
            if (Math.Abs(copy[i] - copy[0] - i * step) > Tolerance * step)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Value {i} of {parameter} ({copy[i]}) is not at an even distance; the cells of a heatmap have one size."
                    ),
                    parameter
                );
            }
        }

        return copy;
    }

    public static IReadOnlyList<string> Distinct(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        var copy = names.ToArray();
        if (copy.Length == 0)
        {
            throw new ArgumentException($"{parameter} is empty; at least one name is needed.", parameter);
        }

        if (copy.Any(n => n is null))
        {
            throw new ArgumentException($"{parameter} holds a null; every category needs a name.", parameter);
        }

        if (copy.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"\"{twice.Key}\" comes {twice.Count()} times in {parameter}; each category comes once.",
                parameter
            );
        }

        return copy;
    }

    public static IReadOnlyList<T>? Copy<T>(IReadOnlyList<T>? items, int expected, string of, string what, string parameter)
    {
        SameLength(expected, items?.Count, of, what, parameter);
        return items?.ToArray();
    }

    public static void SameLength(int expected, int? actual, string of, string what, string parameter)
    {
        if (actual is { } count && count != expected)
        {
            throw new ArgumentException($"{expected} {of} and {count} {what} were given; there must be as many of each.", parameter);
        }
    }

    public static string Text(string text, string what, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException($"{what} is missing.", parameter);
        }

        return text;
    }
}
