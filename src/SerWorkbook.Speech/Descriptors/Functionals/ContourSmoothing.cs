namespace SerWorkbook.Speech.Descriptors.Functionals;

/// <summary>The moving average over three frames that every contour is smoothed with.</summary>
/// <remarks>Before the first and after the last frame stands that frame again.</remarks>
internal static class ContourSmoothing
{
    /// <summary>Averages each value with its neighbours.</summary>
    /// <param name="values">The contour; it is changed in place.</param>
    public static void Smooth(Span<float> values)
    {
        var before = values.IsEmpty ? 0 : values[0];
        for (var frame = 0; frame < values.Length; frame++)
        {
            var here = values[frame];
            var after = frame < values.Length - 1 ? values[frame + 1] : here;
            values[frame] = (before + here + after) / 3;
            before = here;
        }
    }

    /// <summary>Averages each value that is not 0 with its neighbours that are not 0, and drops those that are 0.</summary>
    /// <param name="values">The contour; it is changed in place.</param>
    /// <returns>How many values are left, at the front.</returns>
    public static int SmoothAndPack(Span<float> values)
    {
        var (before, packed) = (values.IsEmpty ? 0 : values[0], 0);
        for (var frame = 0; frame < values.Length; frame++)
        {
            var here = values[frame];
            var after = frame < values.Length - 1 ? values[frame + 1] : here;
            if (here != 0)
            {
                values[packed++] = (before + here + after) / (1 + (before != 0 ? 1 : 0) + (after != 0 ? 1 : 0));
            }

            before = here;
        }

        return packed;
    }
}
