using System.Text;

namespace SerWorkbook.Speech;

/// <summary>A random generator whose numbers depend on nothing but its seed and purpose, on every machine and runtime.</summary>
/// <remarks>
/// A <see cref="Xoshiro256"/> whose seed is hashed from both. The purpose keeps draws for different ends independent, so that
/// one more draw here changes nothing there.
/// </remarks>
public sealed class SeededRandom
{
    private readonly Xoshiro256 _bits;

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

        _bits = new Xoshiro256(state);
    }

    /// <summary>A number from 0 (in) to 1 (out).</summary>
    public double NextDouble() => _bits.NextDouble();

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
}
