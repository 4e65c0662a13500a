using System.Numerics;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Counts samples of some value, several at a time.</summary>
internal static class SampleCount
{
    /// <summary>Samples whose magnitude reaches a limit.</summary>
    public static int AtLeast(ReadOnlySpan<float> samples, float limit)
    {
        var count = Vector<int>.Zero;
        var i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            count -= Vector.GreaterThanOrEqual(Vector.Abs(new Vector<float>(samples[i..])), new Vector<float>(limit));
        }

        var sum = Vector.Sum(count);
        for (; i < samples.Length; i++)
        {
            sum += Math.Abs(samples[i]) >= limit ? 1 : 0;
        }

        return sum;
    }
}
