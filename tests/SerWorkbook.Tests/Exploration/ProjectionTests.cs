using SerWorkbook.Exploration;

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
        Assert.InRange(projection.Rows.Count(row => table.Classes[Nearest(projection, row)] == table.Classes[row]) / (double)projection.Rows.Count, 0.1, 0.6);
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

    private static int Nearest(Projection projection, int row) => projection.Rows.Where(other => other != row)
        .MinBy(other => Math.Pow(projection.X[other] - projection.X[row], 2) + Math.Pow(projection.Y[other] - projection.Y[row], 2));
}
