using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Looks for NaN and infinity.</summary>
internal static class FiniteSamples
{
    /// <summary>The place of the first sample that is NaN or infinite, or -1.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> samples)
    {
        var i = 0;
        while (
            i <= samples.Length - Vector256<float>.Count
            && Vector256.IsFinite(Vector256.Create(samples[i..])) == Vector256<float>.AllBitsSet
        )
        {
            i += Vector256<float>.Count;
        }

        for (; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
