using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class RisingOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(300)]
    [InlineData(5000)]
    public void It_has_the_order_of_a_sort_by_comparisons(int length)
    {
        var random = new Random(length);
        var order = new RisingOrder(length + 3);
        foreach (var scale in (float[])[1e-30f, 1f, 1e30f])
        {
            var values = Enumerable.Range(0, length).Select(_ => scale * (random.NextSingle() - 0.3f)).ToArray();
            var sorted = values.Order().ToArray();
            order.Sort(values);
            Assert.Equal(sorted, values);
        }
    }

    [Fact]
    public void Equal_values_and_infinities_stay()
    {
        float[] values = [.. Enumerable.Repeat(2f, 30), float.PositiveInfinity, .. Enumerable.Repeat(-2f, 30), float.NegativeInfinity, 0f];
        new RisingOrder(values.Length).Sort(values);
        Assert.Equal(
            [float.NegativeInfinity, .. Enumerable.Repeat(-2f, 30), 0f, .. Enumerable.Repeat(2f, 30), float.PositiveInfinity],
            values
        );
    }
}
