using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace SerWorkbook.Speech.Signal;

/// <summary>Logarithms and exponentials of many values.</summary>
/// <remarks>
/// Those of System.Numerics.Tensors, except in WebAssembly, where these take operations that its runtime would run lane by lane in
/// software. There they are within two units in the last place: a logarithm by the series of the inverse hyperbolic tangent, an
/// exponential by that of the exponential function.
/// </remarks>
internal static class Powers
{
    private const float Log2OfE = 1.44269504f;
    private const float LogOf2 = 0.693147181f;
    private const float SmallestNormal = 1.17549435e-38f;

    // Where a result and its steps are normal numbers.
    private const float LowestExponent = -125;
    private const float HighestExponent = 126;

    // The bits of sqrt(1/2): mantissas from there to sqrt(2) have the exponent 0.
    private const int RootOfHalf = 0x3F3504F3;
    private const int MantissaBits = 23;
    private const int ExponentBias = 127;
    private const uint AllLanes = 0b1111;

    /// <summary>log2 x.</summary>
    public static void Log2(ReadOnlySpan<float> x, Span<float> y)
    {
        if (PackedSimd.IsSupported)
        {
            Logarithms(x, y, 1);
        }
        else
        {
            TensorPrimitives.Log2(x, y);
        }
    }

    /// <summary>ln x.</summary>
    public static void Log(ReadOnlySpan<float> x, Span<float> y)
    {
        if (PackedSimd.IsSupported)
        {
            Logarithms(x, y, LogOf2);
        }
        else
        {
            TensorPrimitives.Log(x, y);
        }
    }

    /// <summary>2 to the power of x.</summary>
    public static void Exp2(ReadOnlySpan<float> x, Span<float> y)
    {
        if (PackedSimd.IsSupported)
        {
            Exponentials(x, y, 1);
        }
        else
        {
            TensorPrimitives.Exp2(x, y);
        }
    }

    /// <summary>e to the power of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y)
    {
        if (PackedSimd.IsSupported)
        {
            Exponentials(x, y, Log2OfE);
        }
        else
        {
            TensorPrimitives.Exp(x, y);
        }
    }

    // What is no positive normal number is left to the scalar function.
    private static void Logarithms(ReadOnlySpan<float> x, Span<float> y, float scale)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y[..x.Length]);
        var (lowest, highest) = (Vector128.Create(SmallestNormal), Vector128.Create(float.MaxValue));
        var (root, factor) = (Vector128.Create(RootOfHalf), Vector128.Create(scale));
        var i = 0;
        for (; i <= x.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            var v = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, i));
            var usual = PackedSimd.CompareGreaterThanOrEqual(v, lowest) & PackedSimd.CompareLessThanOrEqual(v, highest);
            if (usual.ExtractMostSignificantBits() == AllLanes)
            {
                (Log2(v, root) * factor).StoreUnsafe(ref Unsafe.Add(ref to, i));
            }
            else
            {
                ScalarLogarithms(x.Slice(i, Vector128<float>.Count), y[i..], scale);
            }
        }

        ScalarLogarithms(x[i..], y[i..], scale);
    }

    private static void ScalarLogarithms(ReadOnlySpan<float> x, Span<float> y, float scale)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = (float)(Math.Log2(x[i]) * scale);
        }
    }

    // ln m = 2 artanh((m - 1) / (m + 1)).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2(Vector128<float> v, Vector128<int> root)
    {
        var exponent = (v.AsInt32() - root) >> MantissaBits;
        var mantissa = (v.AsInt32() - (exponent << MantissaBits)).AsSingle();
        var s = (mantissa - Vector128<float>.One) / (mantissa + Vector128<float>.One);
        var square = s * s;
        var series =
            (
                (Vector128.Create(2 / 9f * Log2OfE) * square + Vector128.Create(2 / 7f * Log2OfE)) * square
                + Vector128.Create(2 / 5f * Log2OfE)
            ) * square
            + Vector128.Create(2 / 3f * Log2OfE);
        return s * square * series + s * Vector128.Create(2 * Log2OfE) + PackedSimd.ConvertToSingle(exponent);
    }

    private static void Exponentials(ReadOnlySpan<float> x, Span<float> y, float scale)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y[..x.Length]);
        var (lowest, highest) = (Vector128.Create(LowestExponent), Vector128.Create(HighestExponent));
        var factor = Vector128.Create(scale);
        var i = 0;
        for (; i <= x.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            var v = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, i)) * factor;
            var usual = PackedSimd.CompareGreaterThanOrEqual(v, lowest) & PackedSimd.CompareLessThanOrEqual(v, highest);
            if (usual.ExtractMostSignificantBits() == AllLanes)
            {
                Exp2(v).StoreUnsafe(ref Unsafe.Add(ref to, i));
            }
            else
            {
                ScalarExponentials(x.Slice(i, Vector128<float>.Count), y[i..], scale);
            }
        }

        ScalarExponentials(x[i..], y[i..], scale);
    }

    private static void ScalarExponentials(ReadOnlySpan<float> x, Span<float> y, float scale)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = (float)Math.Pow(2, (double)x[i] * scale);
        }
    }

    // 2^n e^r with |r| at most ln(2) / 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Exp2(Vector128<float> v)
    {
        var whole = PackedSimd.RoundToNearest(v);
        var r = (v - whole) * Vector128.Create(LogOf2);
        var series =
            ((Vector128.Create(1 / 5040f) * r + Vector128.Create(1 / 720f)) * r + Vector128.Create(1 / 120f)) * r
            + Vector128.Create(1 / 24f);
        series = ((series * r + Vector128.Create(1 / 6f)) * r + Vector128.Create(0.5f)) * r + Vector128<float>.One;
        series = series * r + Vector128<float>.One;
        var power = (PackedSimd.ConvertToInt32Saturate(whole) + Vector128.Create(ExponentBias)) << MantissaBits;
        return series * power.AsSingle();
    }
}
