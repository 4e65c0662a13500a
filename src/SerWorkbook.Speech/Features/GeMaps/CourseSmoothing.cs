namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>The moving average over three frames that every course is smoothed with.</summary>
public static class CourseSmoothing
{
    /// <summary>Averages each value with its neighbours; the ends with the one they have.</summary>
    /// <param name="values">The course; it is changed in place.</param>
    public static void Smooth(Span<float> values)
    {
        var before = 0f;
        for (var frame = 0; frame < values.Length; frame++)
        {
            var here = values[frame];
            var (sum, count) = (here, 1);
            if (frame > 0)
            {
                (sum, count) = (sum + before, count + 1);
            }

            if (frame < values.Length - 1)
            {
                (sum, count) = (sum + values[frame + 1], count + 1);
            }

            values[frame] = sum / count;
            before = here;
        }
    }

    /// <summary>Averages each value that is not 0 with its neighbours that are not 0, and drops those that are 0.</summary>
    /// <param name="values">The course; it is changed in place.</param>
    /// <returns>How many values are left, at the front.</returns>
    public static int SmoothAndPack(Span<float> values)
    {
        var (before, packed) = (0f, 0);
        for (var frame = 0; frame < values.Length; frame++)
        {
            var here = values[frame];
            var after = frame < values.Length - 1 ? values[frame + 1] : 0f;
            if (here != 0)
            {
                values[packed++] = (before + here + after) / (1 + (before != 0 ? 1 : 0) + (after != 0 ? 1 : 0));
            }

            before = here;
        }

        return packed;
    }
}
