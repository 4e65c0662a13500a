using System.Globalization;

namespace SerWorkbook.Speech.Features;

/// <summary>Checks feature sets that users bring.</summary>
internal static class ForeignFeatures
{
    private const int LowestRate = 1_000;
    private const int HighestRate = 384_000;

    /// <summary>Refuses what could be mistaken for another set, or cannot be extracted.</summary>
    /// <param name="name">The name without version.</param>
    /// <param name="version">The version.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="sampleRate">The sampling rate of the analyser, Hz.</param>
    /// <exception cref="SerException">It is refused.</exception>
    public static void Require(string name, int version, IReadOnlyList<FeatureColumn> columns, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        var fault =
            name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit) ? "its name may have letters and digits only"
            : FeatureSet.All.Any(own => own.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? "this library has a set of that name"
            : version < 1 ? string.Create(CultureInfo.InvariantCulture, $"its version is {version}; versions start at 1")
            : columns.Count == 0 ? "it has no columns"
            : columns.Any(column => string.IsNullOrWhiteSpace(column.Name)) ? "a column has no name"
            : columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? $"two of its columns are called '{twice.Key}'"
            : sampleRate is < LowestRate or > HighestRate
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"its sampling rate is {sampleRate} Hz; {LowestRate} to {HighestRate} Hz are allowed"
                )
            : null;
        if (fault is not null)
        {
            throw new SerException($"'{name}' cannot be a feature set: {fault}.");
        }
    }
}
