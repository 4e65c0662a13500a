using System.Text;

namespace SerWorkbook.Speech.Randomness;

/// <summary>A random generator whose numbers depend on nothing but its seed and purpose, on every machine and runtime.</summary>
/// <remarks>
/// xoshiro256** (Blackman and Vigna, ACM Trans. Math. Software 47(4), 2021), its state filled by SplitMix64. The purpose
/// keeps draws for different ends independent, so that one more draw here changes nothing there.
/// </remarks>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    public SeededRandom(int seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);

        // FNV-1a over the purpose: short, known, and the same everywhere, unlike string.GetHashCode.
        var state = 14695981039346656037UL ^ unchecked((uint)seed);
        foreach (var letter in Encoding.UTF8.GetBytes(purpose))
        {
            state = (state ^ letter) * 1099511628211UL;
        }

        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>A number from 0 (in) to 1 (out).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number.</summary>
    /// <param name="limit">The number after the largest, 1 or more.</param>
    /// <returns>0 to limit - 1.</returns>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)(NextDouble() * limit);
    }

    /// <summary>A number between two others, its logarithm equally spread.</summary>
    /// <param name="low">Lowest, more than 0.</param>
    /// <param name="high">Highest.</param>
    public double NextLogarithmic(double low, double high) => low * Math.Pow(high / low, NextDouble());

    /// <summary>A number of the normal distribution with mean 0 and variance 1 (Box and Muller).</summary>
    public double NextGaussian() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Puts values into a random order (Fisher and Yates).</summary>
    /// <param name="values">The values.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private ulong NextBits()
    {
        var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }
}
