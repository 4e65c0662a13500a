using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Signal;

/// <summary>Double-precision sums over rows of single-precision values, in an order that depends on their number alone.</summary>
internal static class WideSums
{
    /// <summary>The sum of the products of two rows of values.</summary>
    /// <param name="x">Any number of values.</param>
    /// <param name="y">As many.</param>
    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Reduce<Product>(x, y);

    /// <summary>The sum of the squared differences of two rows of values.</summary>
    /// <param name="x">Any number of values.</param>
    /// <param name="y">As many.</param>
    public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Reduce<SquaredDifference>(x, y);

    private static double Reduce<TTerm>(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        where TTerm : ITerm
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        var vectorsX = MemoryMarshal.Cast<float, Vector256<float>>(x);
        var vectorsY = MemoryMarshal.Cast<float, Vector256<float>>(y);
        var (lower, upper) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < vectorsX.Length; i++)
        {
            var (lowerX, upperX) = Vector256.Widen(vectorsX[i]);
            var (lowerY, upperY) = Vector256.Widen(vectorsY[i]);
            lower += TTerm.Of(lowerX, lowerY);
            upper += TTerm.Of(upperX, upperY);
        }

        var sum = Vector256.Sum(lower + upper);
        for (var k = vectorsX.Length * Vector256<float>.Count; k < x.Length; k++)
        {
            sum += TTerm.Of(x[k], y[k]);
        }

        return sum;
    }

    private interface ITerm
    {
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);

        static abstract double Of(double x, double y);
    }

    private readonly struct Product : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x * y;

        public static double Of(double x, double y) => x * y;
    }

    private readonly struct SquaredDifference : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => (x - y) * (x - y);

        public static double Of(double x, double y) => (x - y) * (x - y);
    }
}
