namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Makes steps in a track gradual.</summary>
internal static class TrackSmoother
{
    /// <summary>Lets a track approach its values exponentially, forwards and backwards in time, twice each.</summary>
    /// <remarks>
    /// The result is symmetric in time, as coarticulation is: a movement begins before the boundary and ends after it,
    /// and a short sound between two others does not reach its target (undershoot).
    /// </remarks>
    /// <param name="track">Values, changed in place.</param>
    /// <param name="timeConstants">Time constant at each value, in values.</param>
    public static void Approach(Span<double> track, ReadOnlySpan<double> timeConstants)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 1; i < track.Length; i++)
            {
                track[i] = track[i - 1] + Share(timeConstants[i]) * (track[i] - track[i - 1]);
            }

            for (var i = track.Length - 2; i >= 0; i--)
            {
                track[i] = track[i + 1] + Share(timeConstants[i]) * (track[i] - track[i + 1]);
            }
        }
    }

    /// <summary>Replaces each value by the mean of its neighbourhood.</summary>
    /// <param name="track">Values, changed in place; beyond its ends it goes on with its end values.</param>
    /// <param name="width">Number of values in the mean, odd.</param>
    public static void Average(Span<double> track, int width)
    {
        var half = width / 2;
        var source = track.ToArray();
        var sum = 0.0;
        for (var i = -width; i < track.Length; i++)
        {
            sum += At(source, i + half);
            if (i >= 0)
            {
                sum -= At(source, i - half - 1);
                track[i] = Math.Max(0, sum / width);
            }
        }
    }

    private static double Share(double timeConstant) => 1 / (1 + timeConstant);

    private static double At(double[] values, int i) => values[Math.Clamp(i, 0, values.Length - 1)];
}
