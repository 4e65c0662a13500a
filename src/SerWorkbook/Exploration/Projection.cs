using SerWorkbook.Exploration;

namespace SerWorkbook;

/// <summary>Recordings laid out in a plane by their features.</summary>
/// <param name="Method">How, such as "PCA".</param>
/// <param name="Rows">Which rows of the table are shown, rising.</param>
/// <param name="X">The first coordinate of each of them.</param>
/// <param name="Y">The second coordinate of each of them.</param>
/// <param name="TitleX">What the first coordinate is.</param>
/// <param name="TitleY">What the second coordinate is.</param>
public sealed record Projection(
    string Method,
    IReadOnlyList<int> Rows,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    string TitleX,
    string TitleY
)
{
    /// <summary>More rows than this are thinned out evenly before neighbours are looked for.</summary>
    public const int MostNeighbourRows = 2_000;

    private const int ComponentsKept = 30;

    private static readonly string[] ComponentNames = ["First", "Second"];

    /// <summary>Principal component analysis of features scaled to mean 0 and variance 1.</summary>
    /// <param name="table">Three rows or more.</param>
    /// <param name="seed">The seed of the start of the iteration that finds the components.</param>
    /// <returns>Coordinates whose signs are fixed: the one of largest magnitude is positive.</returns>
    public static Projection Pca(FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = Enumerable.Range(0, table.Rows.Count).ToArray();
        var (components, total) = Components(table, rows, seed);
        var titles = ComponentNames
            .Select(
                (which, i) => FormattableString.Invariant($"{which} component, {Share(components, i, total) * 100:0} % of the variance")
            )
            .ToArray();
        return new Projection("PCA", rows, Column(components, 0), Column(components, 1), titles[0], titles[1]);
    }

    /// <summary>t-SNE: recordings whose features are alike stand close together.</summary>
    /// <param name="table">Four rows or more.</param>
    /// <param name="seed">The seed of the principal components that it starts from.</param>
    /// <param name="perplexity">How many neighbours count, about.</param>
    /// <returns>Coordinates of at most <see cref="MostNeighbourRows"/> rows; distances between far groups mean nothing.</returns>
    public static Projection Neighbours(FeatureTable table, int seed, double perplexity = 30)
    {
        ArgumentNullException.ThrowIfNull(table);
        var step = (table.Rows.Count + MostNeighbourRows - 1) / MostNeighbourRows;
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count).Where(row => row % step == 0)];
        var (components, _) = Components(table, rows, seed);
        var (x, y) = NeighbourEmbedding.Of(components, perplexity, Column(components, 0), Column(components, 1));
        return new Projection("t-SNE", rows, x, y, "First coordinate", "Second coordinate");
    }

    /// <summary>The nearest other point of each point, in the plane; the first of equally near ones.</summary>
    /// <returns>Places in <see cref="Rows"/>, one per point.</returns>
    internal int[] Nearest()
    {
        double Squared(int one, int other) => (X[one] - X[other]) * (X[one] - X[other]) + (Y[one] - Y[other]) * (Y[one] - Y[other]);
        return
        [
            .. Enumerable
                .Range(0, Rows.Count)
                .AsParallel()
                .AsOrdered()
                .Select(one => Enumerable.Range(0, Rows.Count).Where(other => other != one).MinBy(other => Squared(one, other))),
        ];
    }

    private static (double[][] Rows, double Total) Components(FeatureTable table, IReadOnlyList<int> rows, int seed) =>
        PrincipalComponents.Of(
            [.. rows.Select(row => table.Rows[row].Features)],
            Math.Min(ComponentsKept, Math.Min(rows.Count - 1, table.Set.Columns.Count)),
            seed
        );

    private static double Share(double[][] components, int column, double total) =>
        components.Sum(row => row[column] * row[column]) / total;

    private static double[] Column(double[][] components, int column)
    {
        var values = Array.ConvertAll(components, row => row[column]);
        return values.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(values, value => -value) : values;
    }
}
