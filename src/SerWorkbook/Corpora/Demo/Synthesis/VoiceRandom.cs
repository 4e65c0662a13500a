using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Draws what a synthetic voice does by chance, the same on every runtime, since clips must not change with one.</summary>
internal sealed class VoiceRandom
{
    private readonly Xoshiro256 _bits;

    /// <summary>Seeds the generator.</summary>
    /// <param name="seed">Any value; close seeds give unrelated sequences.</param>
    public VoiceRandom(ulong seed) => _bits = new Xoshiro256(seed);

    /// <summary>Makes the generator of one named purpose, so that two purposes never share numbers.</summary>
    /// <param name="seed">The corpus seed.</param>
    /// <param name="name">What the numbers are for; hashed with 64-bit FNV-1a.</param>
    public static VoiceRandom For(int seed, string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{name}")))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return new VoiceRandom(hash);
    }

    /// <summary>A number from [0, 1), evenly distributed.</summary>
    public double NextDouble() => _bits.NextDouble();

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
        return ((long)(_bits.NextUInt64() >> 11) - (1L << 52)) * scale;
    }
}
