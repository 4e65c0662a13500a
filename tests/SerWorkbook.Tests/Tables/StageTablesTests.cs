namespace SerWorkbook.Tests.Tables;

public sealed class StageTablesTests
{
    private static readonly StageTiming[] Timings =
    [
        Of("reading", 100, 0.5),
        Of("comparing", 100, 0.01),
        Of("reading", 1_000, 5),
        Of("comparing", 1_000, 1),
    ];

    [Fact]
    public void The_exponent_is_that_of_the_growth()
    {
        var table = StageTables.Growth(Timings);
        Assert.Equal(
            ["Stage", "100 recordings", "1000 recordings", "Peak memory, MB", "Exponent"],
            table.Columns.Select(column => column.Name)
        );
        Assert.Equal(["reading", "0.50", "5.00", "3", "1.00"], table.ToTexts()[0]);
        Assert.Equal(["comparing", "0.01", "1.00", "3", "2.00"], table.ToTexts()[1]);
    }

    [Fact]
    public void The_figure_names_the_steepest_stage()
    {
        var figure = StageFigures.Growth(Timings);
        Assert.Contains("comparing", figure.Interpretation, StringComparison.Ordinal);
        Assert.Contains("power 2.00", figure.Interpretation, StringComparison.Ordinal);
        Assert.Contains("reading takes longest with 5.0 s", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void One_size_shows_no_growth()
    {
        var refusal = Assert.Throws<ArgumentException>(() => StageTables.Growth(Timings[..2]));
        Assert.Contains("'reading' was measured at one size", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_show_the_median_the_extremes_and_the_sum()
    {
        StageTiming[][] rounds =
        [
            [Of("a", 10, 1), Of("b", 10, 4)],
            [Of("a", 10, 3), Of("b", 10, 4)],
            [Of("a", 10, 2), Of("b", 10, 7)],
        ];
        var table = StageTables.Rounds(rounds);
        Assert.Equal(["a", "2.00", "1.00", "3.00", "2.00", "3"], table.ToTexts()[0]);
        Assert.Equal(["whole", "7.00", "5.00", "9.00", "7.00", "3"], table.ToTexts()[2]);
    }

    private static StageTiming Of(string stage, int recordings, double seconds) => new(stage, recordings, seconds, seconds, 3 << 20, 0);
}
