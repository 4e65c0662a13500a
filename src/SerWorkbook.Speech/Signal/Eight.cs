using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace SerWorkbook.Speech.Signal;

/// <summary>Operations on eight floats that WebAssembly has no instruction for, or that its runtime does not know as one.</summary>
/// <remarks>
/// The runtime of WebAssembly interprets: what it does not map to an instruction runs lane by lane in software, 10 to 50 times
/// as slowly. Elsewhere these are the operations of <see cref="Vector256"/>, bit for bit.
/// </remarks>
internal static class Eight
{
    /// <summary>a b + c; rounded once where the processor has an instruction for that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        PackedSimd.IsSupported ? a * b + c : Vector256.FusedMultiplyAdd(a, b, c);

    /// <summary>a b + c, rounded as is fastest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAddEstimate(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        PackedSimd.IsSupported ? a * b + c : Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary>All bits of a lane set where a is above b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GreaterThan(Vector256<float> a, Vector256<float> b) =>
        PackedSimd.IsSupported
            ? Vector256.Create(
                PackedSimd.CompareGreaterThan(a.GetLower(), b.GetLower()),
                PackedSimd.CompareGreaterThan(a.GetUpper(), b.GetUpper())
            )
            : Vector256.GreaterThan(a, b);

    /// <summary>All bits of a lane set where a is not below b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GreaterThanOrEqual(Vector256<float> a, Vector256<float> b) =>
        PackedSimd.IsSupported
            ? Vector256.Create(
                PackedSimd.CompareGreaterThanOrEqual(a.GetLower(), b.GetLower()),
                PackedSimd.CompareGreaterThanOrEqual(a.GetUpper(), b.GetUpper())
            )
            : Vector256.GreaterThanOrEqual(a, b);

    /// <summary>One bit for each lane: its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SignBits(Vector256<float> v) =>
        PackedSimd.IsSupported
            ? v.GetLower().ExtractMostSignificantBits() | (v.GetUpper().ExtractMostSignificantBits() << 4)
            : v.ExtractMostSignificantBits();

    /// <summary>Zero where a lane is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NotNegative(Vector256<float> v) =>
        PackedSimd.IsSupported
            ? Vector256.Create(PackedSimd.Max(Vector128<float>.Zero, v.GetLower()), PackedSimd.Max(Vector128<float>.Zero, v.GetUpper()))
            : Vector256.Max(Vector256<float>.Zero, v);

    /// <summary>The lanes in reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Reverse(Vector256<float> v) =>
        PackedSimd.IsSupported
            ? Vector256.Create(
                Vector128.Shuffle(v.GetUpper(), Vector128.Create(3, 2, 1, 0)),
                Vector128.Shuffle(v.GetLower(), Vector128.Create(3, 2, 1, 0))
            )
            : Vector256.Shuffle(v, Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0));

    /// <summary>The sum of all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> v)
    {
        if (!PackedSimd.IsSupported)
        {
            return Vector256.Sum(v);
        }

        var four = v.GetLower() + v.GetUpper();
        return PackedSimd.ExtractScalar(four, 0)
            + PackedSimd.ExtractScalar(four, 1)
            + (PackedSimd.ExtractScalar(four, 2) + PackedSimd.ExtractScalar(four, 3));
    }
}
