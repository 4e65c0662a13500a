using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>The sums of the lanes of vectors, several vectors at once, always in the same order.</summary>
internal static class LaneSums
{
    /// <summary>The sum of each of four vectors. Both branches add in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (Avx.IsSupported)
        {
            var sums = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
            return sums.GetLower() + sums.GetUpper();
        }

        return PackedSimd.IsSupported
            ? FourOfFour(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper())
            : Vector128.Create(One(a), One(b), One(c), One(d));
    }

    // Shuffles of one vector and selections are what the runtime of WebAssembly knows as instructions.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourOfFour(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var lower = Vector128.Create(-1, -1, 0, 0).AsSingle();
        var swap = Vector128.Create(2, 3, 0, 1);
        var ab =
            Vector128.ConditionalSelect(lower, a, Vector128.Shuffle(b, swap))
            + Vector128.ConditionalSelect(lower, Vector128.Shuffle(a, swap), b);
        var cd =
            Vector128.ConditionalSelect(lower, c, Vector128.Shuffle(d, swap))
            + Vector128.ConditionalSelect(lower, Vector128.Shuffle(c, swap), d);
        var even = Vector128.Create(0, 2, 0, 2);
        var odd = Vector128.Create(1, 3, 1, 3);
        return Vector128.ConditionalSelect(lower, Vector128.Shuffle(ab, even), Vector128.Shuffle(cd, even))
            + Vector128.ConditionalSelect(lower, Vector128.Shuffle(ab, odd), Vector128.Shuffle(cd, odd));
    }

    private static float One(Vector256<float> v) => (v[0] + v[1] + (v[2] + v[3])) + (v[4] + v[5] + (v[6] + v[7]));
}
