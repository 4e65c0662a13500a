using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Functionals;

/// <summary>Finds the peaks and troughs of a contour.</summary>
/// <remarks>
/// A candidate is higher (lower) than both its neighbours. It counts once it lies more than a tenth of the contour's
/// range above the last trough (below the last peak); peaks and troughs alternate. A lower trough replaces the
/// last one; a higher peak only when it is 5 % higher, or when it lies that tenth above the candidate trough before it. Source:
/// Eyben et al. 2016, section 3.1 (rising and falling signal parts); openSMILE's documentation of its peaks, whose
/// values settle what it leaves open.
/// </remarks>
internal static class ContourShape
{
    // Of the range of the contour.
    private const float LeastMove = 0.1f;

    // How much higher a peak must be to take the place of the last one without a trough in between.
    private const float HigherPeak = 1.05f;

    // Frames at the end that are never a turn.
    private const int Tail = 2;

    /// <summary>Finds the turns of a contour.</summary>
    /// <param name="values">The contour, one value per frame.</param>
    /// <param name="turns">Takes the turns, as many as values at most; it is emptied first.</param>
    public static void FindTurns(ReadOnlySpan<float> values, List<Turn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        turns.Clear();
        if (values.Length < 3)
        {
            return;
        }

        var threshold = LeastMove * (TensorPrimitives.Max(values) - TensorPrimitives.Min(values));
        var (highest, lowest, trough) = (values[0], values[0], values[0]);
        for (var frame = 1; frame < values.Length - Tail; frame++)
        {
            var (before, here, after) = (values[frame - 1], values[frame], values[frame + 1]);
            if (here > before && here > after)
            {
                AddPeak(new Turn(frame, here, IsPeak: true), turns, threshold, lowest, trough);
                highest = Math.Max(highest, here);
            }
            else if (here < before && here < after)
            {
                AddTrough(new Turn(frame, here, IsPeak: false), turns, threshold, highest);
                (lowest, trough) = (Math.Min(lowest, here), here);
            }
        }
    }

    // The first peak is measured from the lowest value so far: the first frame or a candidate.
    private static void AddPeak(Turn peak, List<Turn> turns, float threshold, float lowest, float trough)
    {
        if (turns.Count > 0 && turns[^1].IsPeak)
        {
            var last = turns[^1].Value;
            if (peak.Value > HigherPeak * last || (peak.Value > last && peak.Value - trough > threshold))
            {
                turns[^1] = peak;
            }
        }
        else if (peak.Value - (turns.Count > 0 ? turns[^1].Value : lowest) > threshold)
        {
            turns.Add(peak);
        }
    }

    private static void AddTrough(Turn trough, List<Turn> turns, float threshold, float highest)
    {
        if (turns.Count > 0 && !turns[^1].IsPeak)
        {
            turns[^1] = trough.Value < turns[^1].Value ? trough : turns[^1];
        }
        else if ((turns.Count > 0 ? turns[^1].Value : highest) - trough.Value > threshold)
        {
            turns.Add(trough);
        }
    }
}
