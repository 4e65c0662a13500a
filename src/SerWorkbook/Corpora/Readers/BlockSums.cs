using System.Runtime.Intrinsics;

namespace SerWorkbook.Corpora.Readers;

/// <summary>What is summed over a block of samples, in one pass and in an order that depends on their number alone.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="Energy">The sum of squares.</param>
/// <param name="Clipped">Samples whose magnitude reaches the limit.</param>
internal readonly record struct BlockSums(float Sum, float Energy, int Clipped)
{
    /// <summary>Sums.</summary>
    /// <param name="samples">The block.</param>
    /// <param name="limit">From which magnitude on a sample is clipped.</param>
    public static BlockSums Of(ReadOnlySpan<float> samples, float limit)
    {
        var (sum, energy, clipped) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<int>.Zero);
        var limits = Vector256.Create(limit);
        var i = 0;
        for (; i <= samples.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var values = Vector256.Create(samples[i..]);
            sum += values;
            energy += values * values;
            clipped -= Vector256.GreaterThanOrEqual(Vector256.Abs(values), limits).AsInt32();
        }

        var all = new BlockSums(Vector256.Sum(sum), Vector256.Sum(energy), Vector256.Sum(clipped));
        for (; i < samples.Length; i++)
        {
            all = new BlockSums(
                all.Sum + samples[i],
                all.Energy + samples[i] * samples[i],
                all.Clipped + (Math.Abs(samples[i]) >= limit ? 1 : 0)
            );
        }

        return all;
    }
}
