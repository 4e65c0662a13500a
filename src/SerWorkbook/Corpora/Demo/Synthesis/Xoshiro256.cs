using System.Numerics;
using System.Text;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>A random generator whose numbers are the same on every runtime: xoshiro256** seeded by SplitMix64.</summary>
/// <remarks>
/// Blackman &amp; Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4). <see cref="Random"/> with
/// a seed promises no fixed sequence across versions of .NET, and clips must not change with one.
/// </remarks>
internal sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Seeds the generator.</summary>
    /// <param name="seed">Any value; close seeds give unrelated sequences.</param>
    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    private Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>Makes a generator with a given state, not all zero.</summary>
    public static Xoshiro256 WithState(ulong s0, ulong s1, ulong s2, ulong s3) => new(s0, s1, s2, s3);

    /// <summary>Makes the generator of one named purpose, so that two purposes never share numbers.</summary>
    /// <param name="seed">The corpus seed.</param>
    /// <param name="name">What the numbers are for; hashed with 64-bit FNV-1a.</param>
    public static Xoshiro256 For(int seed, string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{name}")))
            hash = (hash ^ b) * 1099511628211UL;
        return new Xoshiro256(hash);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from [0, 1), evenly distributed.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from [low, high), evenly distributed.</summary>
    public double Uniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A number with mean 0 and deviation 1, normally distributed and cut off at three deviations.</summary>
    /// <remarks>Box and Muller (1958). The cut keeps one rare draw from spoiling a clip.</remarks>
    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return Math.Clamp(radius * Math.Cos(2 * Math.PI * NextDouble()), -3, 3);
    }

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A sample of white noise: mean 0, variance 1, evenly distributed.</summary>
    public double Noise()
    {
        const double scale = 1.7320508075688772 / (1L << 52);
        return ((long)(NextUInt64() >> 11) - (1L << 52)) * scale;
    }

    // Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators".
    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
