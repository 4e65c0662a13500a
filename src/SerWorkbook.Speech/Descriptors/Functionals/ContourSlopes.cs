namespace SerWorkbook.Speech.Descriptors.Functionals;

/// <summary>The slopes of a contour between its turns.</summary>
/// <remarks>
/// Slopes of the straight lines from the first frame over all turns to the last frame; positive in falling parts too.
/// The part from the last turn to the end keeps its sign, whichever way it goes, and is left out of the sum of squared
/// deviations, which is still divided by the number of all parts: so it is in openSMILE's values. Source: Eyben et al. 2016, section 3.1
/// (rising and falling signal parts).
/// </remarks>
internal static class ContourSlopes
{
    /// <summary>Mean and standard deviation of the rising and of the falling slopes.</summary>
    /// <param name="values">The contour, one value per frame.</param>
    /// <param name="turns">Its turns.</param>
    /// <param name="result">Takes mean and deviation of rising, then of falling slopes, units per second; 0 where there is none.</param>
    public static void Measure(ReadOnlySpan<float> values, List<Turn> turns, Span<float> result)
    {
        ArgumentNullException.ThrowIfNull(turns);
        (result[0], result[1]) = Measure(values, turns, rising: true);
        (result[2], result[3]) = Measure(values, turns, rising: false);
    }

    private static (float Mean, float Deviation) Measure(ReadOnlySpan<float> values, List<Turn> turns, bool rising)
    {
        if (turns.Count == 0)
        {
            return (0, 0);
        }

        var (count, sum) = (0, 0.0);
        var from = new Turn(0, values[0], !turns[0].IsPeak);
        foreach (var turn in turns)
        {
            (count, sum) = turn.IsPeak == rising ? (count + 1, sum + Steepness(from, turn)) : (count, sum);
            from = turn;
        }

        if (from.IsPeak != rising)
        {
            (count, sum) = (count + 1, sum + Slope(from, new Turn(values.Length - 1, values[^1], rising)));
        }

        return count == 0
            ? (0, 0)
            : ((float)(sum / count), (float)Math.Sqrt(SquaredDeviations(values, turns, rising, sum / count) / count));
    }

    private static double SquaredDeviations(ReadOnlySpan<float> values, List<Turn> turns, bool rising, double mean)
    {
        var squares = 0.0;
        var from = new Turn(0, values[0], !turns[0].IsPeak);
        foreach (var turn in turns)
        {
            squares += turn.IsPeak == rising ? Math.Pow(Steepness(from, turn) - mean, 2) : 0;
            from = turn;
        }

        return squares;
    }

    private static double Steepness(Turn from, Turn to) => to.IsPeak ? Slope(from, to) : -Slope(from, to);

    private static double Slope(Turn from, Turn to) => (to.Value - from.Value) / ((to.Frame - from.Frame) * GeMapsFrames.HopSeconds);
}
