namespace SerWorkbook.Tests.Exploration;

public sealed class ProjectionTests
{
    [Fact]
    public void Neighbours_of_one_class_stay_together()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 3, rowsPerCell: 15, distance: 3);
        var projection = Projection.Neighbours(table, seed: 1, perplexity: 10);
        Assert.Equal(table.Rows.Count, projection.Rows.Count);

        // The nearest other point in the plane is nearly always of the same class where the classes lie far apart.
        var agreeing = projection.Rows.Count(row => table.Classes[Nearest(projection, row)] == table.Classes[row]);
        Assert.True(agreeing >= 0.95 * projection.Rows.Count, $"{agreeing} of {projection.Rows.Count}");
    }

    [Fact]
    public void Without_classes_neighbours_agree_by_chance_only()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 3, rowsPerCell: 15, distance: 0);
        var projection = Projection.Neighbours(table, seed: 1, perplexity: 10);
        Assert.InRange(
            projection.Rows.Count(row => table.Classes[Nearest(projection, row)] == table.Classes[row]) / (double)projection.Rows.Count,
            0.1,
            0.6
        );
    }

    [Fact]
    public void The_same_table_gives_the_same_plane()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 6);
        var (first, second) = (Projection.Neighbours(table, 1), Projection.Neighbours(table, 1));
        Assert.Equal(first.X, second.X);
        Assert.Equal(first.Y, second.Y);
        Assert.All(first.X.Concat(first.Y), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Principal_components_carry_the_larger_share_first()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 5, distance: 3);
        var projection = Projection.Pca(table, 1);
        Assert.True(projection.X.Sum(x => x * x) >= projection.Y.Sum(y => y * y));
        Assert.Matches("^First component, [0-9]+ % of the variance$", projection.TitleX);
    }

    [Fact]
    public void A_change_in_the_last_bit_leaves_the_picture_as_it_is()
    {
        var table = TestCorpus.Table(speakers: 5, classes: 4, rowsPerCell: 10, distance: 0.5);
        var features = (float[])table.Rows[7].Features.Clone();
        features[3] = MathF.BitIncrement(features[3]);
        var rows = table.Rows.Select((row, i) => i == 7 ? row with { Features = features } : row).ToArray();
        var changed = new FeatureTable(table.Corpus, table.Set, null, rows, []);
        var (before, after) = (Projection.Neighbours(table, 1), Projection.Neighbours(changed, 1));
        var width = before.X.Max() - before.X.Min();
        Assert.NotEqual(before.X, after.X);
        Assert.All(
            before.X.Concat(before.Y).Zip(after.X.Concat(after.Y)),
            pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-3 * width)
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void The_first_components_are_the_directions_of_largest_variance(int rowsPerCell)
    {
        // With 2 rows per cell there are fewer rows than columns, with 20 more.
        var table = TestCorpus.Table(speakers: 3, classes: 3, rowsPerCell: rowsPerCell, distance: 2);
        var projection = Projection.Pca(table, 1);
        var scaled = Scaled(table);
        Assert.Equal(0, projection.X.Zip(projection.Y, (x, y) => x * y).Sum(), 1e-6);

        // A component u of the rows satisfies A A' u = (u' u) u, and no direction carries more variance than the first.
        foreach (var component in new[] { projection.X, projection.Y })
        {
            var weights = Enumerable
                .Range(0, scaled[0].Length)
                .Select(k => scaled.Zip(component, (row, value) => row[k] * value).Sum())
                .ToArray();
            var squared = component.Sum(value => value * value);
            Assert.All(
                scaled.Zip(component),
                pair => Assert.Equal(pair.Second, pair.First.Zip(weights, (x, w) => x * w).Sum() / squared, 1e-6)
            );
        }

        Assert.All(
            Enumerable.Range(0, scaled[0].Length),
            k => Assert.True(scaled.Sum(row => row[k] * row[k]) <= projection.X.Sum(x => x * x))
        );
    }

    private static double[][] Scaled(FeatureTable table)
    {
        var columns = Enumerable
            .Range(0, table.Set.Columns.Count)
            .Select(k => table.Rows.Select(row => (double)row.Features[k]).ToArray())
            .ToArray();
        var means = columns.Select(column => column.Average()).ToArray();
        var deviations = columns
            .Select((column, k) => Math.Sqrt(column.Average(value => (value - means[k]) * (value - means[k]))))
            .ToArray();
        return [.. table.Rows.Select(row => row.Features.Select((value, k) => (value - means[k]) / deviations[k]).ToArray())];
    }

    private static int Nearest(Projection projection, int row) =>
        projection
            .Rows.Where(other => other != row)
            .MinBy(other => Math.Pow(projection.X[other] - projection.X[row], 2) + Math.Pow(projection.Y[other] - projection.Y[row], 2));
}
