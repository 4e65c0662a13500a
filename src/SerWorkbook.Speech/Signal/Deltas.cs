namespace SerWorkbook.Speech.Signal;

/// <summary>The slope of each coefficient over neighbouring frames.</summary>
/// <remarks>
/// d[t] = sum over k = 1 … K of k (c[t+k] - c[t-k]) / (2 sum of k²), the first and last frame repeated beyond the ends
/// (The HTK Book, eq. 5.16). The delta of a straight line is its slope per frame.
/// </remarks>
internal static class Deltas
{
    /// <summary>The deltas of all coefficients.</summary>
    /// <param name="frames">Frames x coefficients.</param>
    /// <param name="width">K, frames to either side, 1 or more; 2 is usual.</param>
    /// <returns>A new matrix of the same shape, change a frame.</returns>
    public static FrameMatrix Of(FrameMatrix frames, int width = 2)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var deltas = new FrameMatrix(frames.Frames, frames.Coefficients);
        Of(frames.Values, frames.Coefficients, deltas.Values, width);
        return deltas;
    }

    /// <summary>The deltas of all coefficients, without a new matrix.</summary>
    /// <param name="frames">Frames x coefficients, one frame after the other.</param>
    /// <param name="coefficients">Number of coefficients, 1 or more.</param>
    /// <param name="deltas">Takes as many values, change a frame; must not overlap the frames.</param>
    /// <param name="width">K, frames to either side, 1 or more.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of the number of coefficients.</exception>
    public static void Of(ReadOnlySpan<float> frames, int coefficients, Span<float> deltas, int width = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (frames.Length != deltas.Length || frames.Length % coefficients != 0)
        {
            throw new ArgumentException(
                $"Got {frames.Length} values and room for {deltas.Length}; as many are needed, and a multiple of {coefficients}."
            );
        }

        // 2 (1² + 2² + … + K²).
        var scale = width * (width + 1) * (2 * width + 1) / 3f;
        var count = frames.Length / coefficients;
        for (var t = 0; t < count; t++)
        {
            var target = deltas.Slice(t * coefficients, coefficients);
            target.Clear();
            for (var k = 1; k <= width; k++)
            {
                var after = frames.Slice(Math.Min(t + k, count - 1) * coefficients, coefficients);
                var before = frames.Slice(Math.Max(t - k, 0) * coefficients, coefficients);
                AddDifference(after, before, k / scale, target);
            }
        }
    }

    private static void AddDifference(ReadOnlySpan<float> after, ReadOnlySpan<float> before, float weight, Span<float> target)
    {
        for (var c = 0; c < target.Length; c++)
        {
            target[c] += weight * (after[c] - before[c]);
        }
    }
}
