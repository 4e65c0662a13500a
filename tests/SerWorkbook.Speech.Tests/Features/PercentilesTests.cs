using SerWorkbook.Speech.Descriptors.Functionals;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class PercentilesTests
{
    // numpy.percentile([1, 2, 3, 4, 5], [5, 25, 50, 75, 95]).
    [Theory]
    [InlineData(0.05, 1.2f)]
    [InlineData(0.25, 2f)]
    [InlineData(0.50, 3f)]
    [InlineData(0.75, 4f)]
    [InlineData(0.95, 4.8f)]
    [InlineData(0, 1f)]
    [InlineData(1, 5f)]
    public void Interpolate_as_numpy_does(double share, float expected) =>
        Assert.Equal(expected, Percentiles.Of([1, 2, 3, 4, 5], share), 1e-6f);

    [Fact]
    public void One_value_is_every_percentile() => Assert.Equal(7f, Percentiles.Of([7], 0.8));
}
