using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech;

/// <summary>Sums in an order that depends on the number of values alone.</summary>
/// <remarks>
/// The sums of System.Numerics.Tensors start at an aligned address, so that the last bit of a result can depend on where
/// in memory the values lie. Where the same input must give the same bytes, these are used instead.
/// </remarks>
public static class FixedOrderSums
{
    /// <summary>The sum of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; 0 for none.</param>
    public static T Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => Reduce<T, Plain>(values, values);

    /// <summary>The sum of squares.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; 0 for none.</param>
    public static T SumOfSquares<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => Reduce<T, Product>(values, values);

    /// <summary>The sum of magnitudes.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; 0 for none.</param>
    public static T SumOfMagnitudes<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => Reduce<T, Magnitude>(values, values);

    /// <summary>The sum of the products of two rows of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">Any number of values.</param>
    /// <param name="y">As many.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumber<T> =>
        x.Length == y.Length
            ? Reduce<T, Product>(x, y)
            : throw new ArgumentException($"Got {x.Length} and {y.Length} values; there must be as many of both.", nameof(y));

    /// <summary>The sum of the squared differences of two rows of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">Any number of values.</param>
    /// <param name="y">As many.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static T SquaredDistance<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumber<T> =>
        x.Length == y.Length
            ? Reduce<T, SquaredDifference>(x, y)
            : throw new ArgumentException($"Got {x.Length} and {y.Length} values; there must be as many of both.", nameof(y));

    private static T Reduce<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumber<T>
        where TTerm : ITerm
    {
        var vectorsX = MemoryMarshal.Cast<T, Vector256<T>>(x);
        var vectorsY = MemoryMarshal.Cast<T, Vector256<T>>(y);
        var (sum0, sum1, sum2, sum3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        var i = 0;
        for (; i + 4 <= vectorsX.Length; i += 4)
        {
            sum0 += TTerm.Of(vectorsX[i], vectorsY[i]);
            sum1 += TTerm.Of(vectorsX[i + 1], vectorsY[i + 1]);
            sum2 += TTerm.Of(vectorsX[i + 2], vectorsY[i + 2]);
            sum3 += TTerm.Of(vectorsX[i + 3], vectorsY[i + 3]);
        }

        for (; i < vectorsX.Length; i++)
        {
            sum0 += TTerm.Of(vectorsX[i], vectorsY[i]);
        }

        var sum = Vector256.Sum((sum0 + sum1) + (sum2 + sum3));
        for (var k = vectorsX.Length * Vector256<T>.Count; k < x.Length; k++)
        {
            sum += TTerm.Of(x[k], y[k]);
        }

        return sum;
    }

    private interface ITerm
    {
        static abstract Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y);

        static abstract T Of<T>(T x, T y)
            where T : INumber<T>;
    }

    private readonly struct Plain : ITerm
    {
        public static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y) => x;

        public static T Of<T>(T x, T y)
            where T : INumber<T> => x;
    }

    private readonly struct Magnitude : ITerm
    {
        public static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y) => Vector256.Abs(x);

        public static T Of<T>(T x, T y)
            where T : INumber<T> => T.Abs(x);
    }

    private readonly struct Product : ITerm
    {
        public static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y) => x * y;

        public static T Of<T>(T x, T y)
            where T : INumber<T> => x * y;
    }

    private readonly struct SquaredDifference : ITerm
    {
        public static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y) => (x - y) * (x - y);

        public static T Of<T>(T x, T y)
            where T : INumber<T> => (x - y) * (x - y);
    }
}
