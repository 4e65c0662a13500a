namespace SerWorkbook.Evaluation.Auditing;

/// <summary>One trait of every row: a number or a name.</summary>
internal sealed class TraitColumn
{
    private const int MostBins = 10;

    // Fewer training rows per bin would make the shares meaningless.
    private const int RowsPerBin = 8;

    private readonly double[]? _values;
    private readonly int[]? _codes;

    private TraitColumn(string name, double[]? values, int[]? codes)
    {
        Name = name;
        _values = values;
        _codes = codes;
    }

    /// <summary>The trait.</summary>
    public string Name { get; }

    /// <summary>A trait that is a number.</summary>
    /// <param name="name">The trait.</param>
    /// <param name="values">One value per row; NaN if unknown.</param>
    public static TraitColumn Numeric(string name, IEnumerable<double> values) => new(name, [.. values], null);

    /// <summary>A trait that is a name.</summary>
    /// <param name="name">The trait.</param>
    /// <param name="values">One value per row.</param>
    public static TraitColumn Categorical(string name, IEnumerable<string> values)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        return new TraitColumn(
            name,
            null,
            [.. values.Select(value => codes.TryGetValue(value, out var code) ? code : codes[value] = codes.Count)]
        );
    }

    /// <summary>Turns the trait into whole numbers: names as they are, numbers by the quantiles of the training rows.</summary>
    /// <param name="train">The rows that quantiles are taken from.</param>
    /// <returns>One number per row, from 0, and how many there are.</returns>
    public (int[] Bins, int Count) Discretise(IReadOnlyList<int> train)
    {
        if (_codes is not null)
        {
            return (_codes, _codes.Max() + 1);
        }

        double[] sorted = [.. train.Select(row => _values![row]).Where(double.IsFinite).Order()];
        var bins = Math.Clamp(sorted.Length / RowsPerBin, 2, MostBins);
        double[] edges =
        [
            .. Enumerable.Range(1, bins - 1).Where(_ => sorted.Length > 0).Select(i => sorted[i * sorted.Length / bins]).Distinct(),
        ];
        return (Array.ConvertAll(_values!, value => BinOf(value, edges)), edges.Length + 2);
    }

    // Unknown values have a bin of their own, the last.
    private static int BinOf(double value, double[] edges)
    {
        if (!double.IsFinite(value))
        {
            return edges.Length + 1;
        }

        var place = Array.BinarySearch(edges, value);
        return place >= 0 ? place + 1 : ~place;
    }
}
