using SerWorkbook.Speech.Descriptors.Formants;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class RootSweepTests
{
    private const int Degree = LinearPrediction.Order;

    [Fact]
    public void Finds_the_roots_that_a_polynomial_was_made_of()
    {
        (double Re, double Im)[] expected =
        [
            (0.9, 0.3),
            (0.9, -0.3),
            (0.5, 0.7),
            (0.5, -0.7),
            (-0.2, 0.85),
            (-0.2, -0.85),
            (-0.6, 0.5),
            (-0.6, -0.5),
            (0.1, 0.2),
            (0.1, -0.2),
            (-0.75, 0),
        ];
        var coefficients = Multiply(expected);
        var (re, im) = (new double[Degree], new double[Degree]);
        for (var i = 0; i < Degree; i++)
        {
            (im[i], re[i]) = Math.SinCos(2 * Math.PI * (i + 0.25) / Degree);
        }

        Assert.True(RootSweep.Iterate(re, im, coefficients, 1e-10, 30));
        foreach (var (x, y) in expected)
        {
            Assert.Contains(Enumerable.Range(0, Degree), i => Math.Abs(re[i] - x) < 1e-9 && Math.Abs(im[i] - y) < 1e-9);
        }
    }

    [Fact]
    public void Gives_up_where_there_are_no_numbers()
    {
        var coefficients = Enumerable.Repeat(double.NaN, Degree + 1).ToArray();
        Assert.False(RootSweep.Iterate(new double[Degree], new double[Degree], coefficients, 1e-10, 30));
    }

    private static double[] Multiply((double Re, double Im)[] roots)
    {
        System.Numerics.Complex[] product = [1];
        foreach (var (re, im) in roots)
        {
            var root = new System.Numerics.Complex(re, im);
            product =
            [
                .. Enumerable
                    .Range(0, product.Length + 1)
                    .Select(i => (i < product.Length ? product[i] : 0) - (i > 0 ? root * product[i - 1] : 0)),
            ];
        }

        return [.. product.Select(coefficient => coefficient.Real)];
    }
}
