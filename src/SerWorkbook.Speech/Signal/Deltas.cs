namespace SerWorkbook.Speech.Signal;

/// <summary>The slope of each coefficient over neighbouring frames.</summary>
/// <remarks>
/// d[t] = sum over k = 1 … K of k (c[t+k] - c[t-k]) / (2 sum of k²), the first and last frame repeated beyond the ends
/// (The HTK Book, eq. 5.16). The delta of a straight line is its slope per frame.
/// </remarks>
public static class Deltas
{
    /// <summary>The deltas of all coefficients.</summary>
    /// <param name="frames">Frames x coefficients.</param>
    /// <param name="width">K, frames to either side, 1 or more; 2 is usual.</param>
    /// <returns>A new matrix of the same shape, change a frame.</returns>
    public static FrameMatrix Of(FrameMatrix frames, int width = 2)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var deltas = new FrameMatrix(frames.Frames, frames.Coefficients);
        var scale = 0f;
        for (var k = 1; k <= width; k++)
        {
            scale += 2 * k * k;
        }

        for (var t = 0; t < frames.Frames; t++)
        {
            var target = deltas.Row(t);
            for (var k = 1; k <= width; k++)
            {
                var after = frames.Row(Math.Min(t + k, frames.Frames - 1));
                var before = frames.Row(Math.Max(t - k, 0));
                for (var c = 0; c < target.Length; c++)
                {
                    target[c] += k / scale * (after[c] - before[c]);
                }
            }
        }

        return deltas;
    }
}
