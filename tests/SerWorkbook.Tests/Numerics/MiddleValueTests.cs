using SerWorkbook.Numerics;

namespace SerWorkbook.Tests.Numerics;

public sealed class MiddleValueTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    public void Of_an_even_number_the_two_middle_values_count(double[] values, double median) =>
        Assert.Equal(median, MiddleValue.Of(values));
}
