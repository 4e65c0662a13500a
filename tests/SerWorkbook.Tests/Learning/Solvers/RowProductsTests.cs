using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Solvers;

public sealed class RowProductsTests
{
    // One row, fewer than a block, a block and a rest; less than a piece, a piece and a rest.
    [Theory]
    [InlineData(1, 8)]
    [InlineData(5, 24)]
    [InlineData(37, 1024)]
    [InlineData(80, 1032)]
    [InlineData(75, 2824)]
    public void Every_product_has_the_bits_of_the_same_sums_done_one_by_one(int count, int length)
    {
        var rows = Rows(count, length);
        var matrix = GramMatrix.Products(rows, default);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                Assert.Equal(OneByOne(rows[i], rows[j]), matrix[i][j]);
                Assert.Equal(rows[i].Zip(rows[j], (x, y) => (double)x * y).Sum(), matrix[i][j], 1e-3);
            }
        }
    }

    [Fact]
    public void A_pair_gives_the_same_bits_wherever_its_rows_stand()
    {
        var rows = Rows(83, 1200);
        var matrix = GramMatrix.Products(rows, default);
        var order = Enumerable.Range(0, rows.Length).ToArray();
        new SeededRandom(4, "order").Shuffle<int>(order);
        var moved = GramMatrix.Products(Array.ConvertAll(order, row => rows[row]), default);
        for (var i = 0; i < order.Length; i++)
        {
            Assert.Equal(Array.ConvertAll(order, row => matrix[order[i]][row]), moved[i]);
        }
    }

    private static float OneByOne(float[] x, float[] y)
    {
        var sum = 0f;
        for (var start = 0; start < x.Length; start += 1024)
        {
            var lanes = new float[8];
            for (var k = start; k < Math.Min(start + 1024, x.Length); k++)
            {
                lanes[k % 8] = MathF.FusedMultiplyAdd(x[k], y[k], lanes[k % 8]);
            }

            sum += (lanes[0] + lanes[1] + (lanes[2] + lanes[3])) + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
        }

        return sum;
    }

    private static float[][] Rows(int count, int length)
    {
        var random = new SeededRandom(2, "rows");
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian()).ToArray())];
    }
}
