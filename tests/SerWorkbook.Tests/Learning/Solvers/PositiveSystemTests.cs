using SerWorkbook.Learning.Solvers;
using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Solvers;

/// <summary>Large systems are solved by way of single precision, with the accuracy of double precision.</summary>
public sealed class PositiveSystemTests
{
    // One row more than a multiple of the blocks.
    private const int Height = 1_009;
    private const int Directions = 60;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public void Large_systems_are_solved_as_by_double_precision(double floor)
    {
        var (lower, right) = Make(Height, floor);
        var expected = ByDoublePrecision(lower, right);
        var single = SingleFactor.Of(lower, TestContext.Current.CancellationToken);
        Assert.NotNull(single);
        var refined = PositiveSystem.Refine(lower, single, right, TestContext.Current.CancellationToken);
        Assert.NotNull(refined);
        Assert.All(refined.Zip(expected), pair => Assert.True(Distance(pair.First, pair.Second) < 1e-8));
        var solved = PositiveSystem.Solve(lower, right, TestContext.Current.CancellationToken);
        Assert.Equal(refined, solved);
    }

    // The floor is below what single precision resolves, so that the factor does not exist or does not converge.
    [Fact]
    public void What_single_precision_cannot_solve_is_solved_by_double_precision()
    {
        var (lower, right) = Make(Height, 1e-9);
        var expected = ByDoublePrecision(lower, right);
        var solved = PositiveSystem.Solve(Copy(lower), right, TestContext.Current.CancellationToken);
        Assert.Equal(expected, solved);
    }

    [Fact]
    public void Small_systems_are_solved_by_double_precision()
    {
        var (lower, right) = Make(90, 0.5);
        var expected = ByDoublePrecision(lower, right);
        Assert.Equal(expected, PositiveSystem.Solve(lower, right, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_indefinite_matrix_has_no_factor()
    {
        var (lower, _) = Make(90, 0.5);
        lower[70][70] = -1;
        Assert.Null(SingleFactor.Of(lower, TestContext.Current.CancellationToken));
    }

    // The products of random rows with a few directions, and a floor.
    private static (double[][] Lower, double[][] Right) Make(int height, double floor)
    {
        var random = new SeededRandom(1, "positive system");
        double[][] rows = [.. Enumerable.Range(0, height).Select(_ => Draw(random, Directions))];
        double[][] lower =
        [
            .. rows.Select(
                (row, i) =>
                    rows[..(i + 1)]
                        .Select((other, j) => FixedOrderSums.Dot<double>(row, other) / Directions + (i == j ? floor : 0))
                        .ToArray()
            ),
        ];
        return (lower, [Draw(random, height), new double[height], Draw(random, height)]);
    }

    private static double[] Draw(SeededRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];

    private static double[][] ByDoublePrecision(double[][] lower, double[][] right)
    {
        var factor = Cholesky.Of(Copy(lower), TestContext.Current.CancellationToken);
        return [.. right.Select(b => factor.Solve([.. b]))];
    }

    private static double[][] Copy(double[][] lower) => [.. lower.Select(row => (double[])[.. row])];

    private static double Distance(double[] x, double[] y) =>
        Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum() / Math.Max(1e-300, y.Sum(value => value * value)));
}
