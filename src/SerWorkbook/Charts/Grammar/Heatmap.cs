namespace SerWorkbook.Charts.Grammar;

/// <summary>Cells whose colours show values: a spectrogram, a confusion matrix.</summary>
internal sealed record Heatmap : Mark
{
    /// <summary>Takes the cells.</summary>
    /// <param name="x">Centres of the columns at even distances, rising; on a category axis 0, 1, 2…</param>
    /// <param name="y">Centres of the rows at even distances, rising; on a category axis 0, 1, 2…</param>
    /// <param name="rows">One list of values for each row, one value for each column; finite, or NaN for an empty cell.</param>
    /// <param name="valueLabel">What the colours show, the title of the colour bar.</param>
    /// <param name="valueUnit">Its unit, or null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, distances are uneven, or a value is infinite.</exception>
    public Heatmap(
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<IEnumerable<double>> rows,
        string valueLabel,
        string? valueUnit = null
    )
        : base(name: null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        X = Guard.EvenlyRising(x, nameof(x));
        Y = Guard.EvenlyRising(y, nameof(y));
        Rows = [.. rows.Select(row => Guard.FiniteOrGap(row, nameof(rows)))];
        Guard.SameLength(Y.Count, Rows.Count, "row centres", "rows", nameof(rows));
        foreach (var row in Rows)
        {
            Guard.SameLength(X.Count, row.Count, "column centres", "values in a row", nameof(rows));
        }

        ValueLabel = Guard.Text(valueLabel, "The title of the colour bar", nameof(valueLabel));
        ValueUnit = valueUnit;
    }

    /// <summary>Centres of the columns.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Centres of the rows.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The values: rows x columns; NaN is an empty cell.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Rows { get; }

    /// <summary>What the colours show.</summary>
    public string ValueLabel { get; }

    /// <summary>The unit of the values, or null.</summary>
    public string? ValueUnit { get; }

    /// <summary>The colours.</summary>
    public ColorScale Scale { get; init; } = ColorScale.Viridis;

    /// <summary>Whether a bar beside the map says which colour is which value; cells with texts need none.</summary>
    public bool HasColorBar { get; init; } = true;

    /// <summary>The value of the first colour, or null for the lowest value that is there.</summary>
    public double? Minimum { get; private init; }

    /// <summary>The value of the last colour, or null for the highest value that is there.</summary>
    public double? Maximum { get; private init; }

    /// <summary>What is written in each cell, rows x columns, or null.</summary>
    /// <exception cref="ArgumentException">There is not one text for each cell.</exception>
    public IReadOnlyList<IReadOnlyList<string>>? CellTexts
    {
        get;
        init
        {
            field = Guard.Copy(value, Rows.Count, "rows", "rows of texts", nameof(CellTexts));
            foreach (var row in field ?? [])
            {
                Guard.SameLength(X.Count, row.Count, "columns", "texts in a row", nameof(CellTexts));
            }
        }
    }

    /// <summary>The title of the colour bar with the unit.</summary>
    public string ValueTitle => ValueUnit is null ? ValueLabel : $"{ValueLabel} ({ValueUnit})";

    /// <summary>Cells of two category axes, in the light scale, with texts.</summary>
    /// <param name="rows">One list of values for each row from the top, one value for each column.</param>
    /// <param name="valueLabel">What the colours show.</param>
    /// <param name="valueUnit">Its unit, or null.</param>
    /// <param name="text">The text of a cell from its value, or null for cells without text; empty cells have none.</param>
    /// <exception cref="ArgumentException">Rows differ in length, or a value is infinite.</exception>
    public static Heatmap Matrix(
        IEnumerable<IEnumerable<double>> rows,
        string valueLabel,
        string? valueUnit = null,
        Func<double, string>? text = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var copy = rows.Select(row => Guard.FiniteOrGap(row, nameof(rows))).ToArray();
        if (copy.Length == 0)
        {
            throw new ArgumentException("A matrix needs at least one row.", nameof(rows));
        }

        return new Heatmap(Indices(copy[0].Count), Indices(copy.Length), copy, valueLabel, valueUnit)
        {
            Scale = ColorScale.Blues,
            CellTexts = text is null ? null : [.. copy.Select(row => row.Select(v => double.IsNaN(v) ? string.Empty : text(v)).ToArray())],
        };
    }

    /// <summary>The same cells with fixed ends of the colour scale, so that figures can be compared.</summary>
    /// <param name="minimum">The value of the first colour, or null for the lowest value that is there.</param>
    /// <param name="maximum">The value of the last colour, or null for the highest value that is there.</param>
    /// <exception cref="ArgumentException">The ends are not finite or not in order.</exception>
    public Heatmap Between(double? minimum, double? maximum)
    {
        if (minimum is { } low && !double.IsFinite(low) || maximum is { } high && !double.IsFinite(high) || minimum >= maximum)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The colours of \"{ValueLabel}\" cannot run from {minimum} to {maximum}."),
                nameof(minimum)
            );
        }

        return this with
        {
            Minimum = minimum,
            Maximum = maximum,
        };
    }

    private static IEnumerable<double> Indices(int count) => Enumerable.Range(0, count).Select(i => (double)i);
}
