using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>Peaks, troughs and the slopes between them.</summary>
/// <remarks>
/// A peak (trough) counts once the course has moved away from it by more than a tenth of its whole range; peaks and
/// troughs alternate. The first and the last turn stand for the ends of the course. Slopes are those of the straight
/// lines between neighbouring turns. Source: Eyben et al. 2016, section 3.1 (rising and falling signal parts).
/// </remarks>
public static class CourseShape
{
    private const float LeastMove = 0.1f;

    /// <summary>Finds the turns of a course.</summary>
    /// <param name="values">The course, one value a frame.</param>
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
        var (high, low, direction) = (0, 0, 0);
        for (var frame = 1; frame < values.Length; frame++)
        {
            high = direction >= 0 && values[frame] > values[high] ? frame : high;
            low = direction <= 0 && values[frame] < values[low] ? frame : low;
            if (direction >= 0 && values[high] - values[frame] > threshold)
            {
                turns.Add(new Turn(high, values[high], IsPeak: true));
                (direction, low) = (-1, frame);
            }
            else if (direction <= 0 && values[frame] - values[low] > threshold)
            {
                turns.Add(new Turn(low, values[low], IsPeak: false));
                (direction, high) = (1, frame);
            }
        }

        CloseEnds(values, turns, direction, direction > 0 ? high : low);
    }

    /// <summary>Mean and standard deviation of the rising and of the falling slopes.</summary>
    /// <param name="turns">The turns of the course.</param>
    /// <param name="result">Takes mean and deviation of rising, then of falling slopes, units a second; 0 where there is none.</param>
    public static void Slopes(List<Turn> turns, Span<float> result)
    {
        ArgumentNullException.ThrowIfNull(turns);
        (result[0], result[1]) = Slopes(turns, rising: true);
        (result[2], result[3]) = Slopes(turns, rising: false);
    }

    // The last turn is open: the course has not moved far enough away from it. The outer turns move to the ends.
    private static void CloseEnds(ReadOnlySpan<float> values, List<Turn> turns, int direction, int frame)
    {
        if (direction != 0 && frame < values.Length - 1)
        {
            turns.Add(new Turn(frame, values[frame], direction > 0));
        }

        if (turns.Count > 1)
        {
            turns[0] = turns[0] with { Frame = 0, Value = values[0] };
            turns[^1] = turns[^1] with { Frame = values.Length - 1, Value = values[^1] };
        }
    }

    private static (float Mean, float Deviation) Slopes(List<Turn> turns, bool rising)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var i = 1; i < turns.Count; i++)
        {
            var slope = (turns[i].Value - turns[i - 1].Value) / ((turns[i].Frame - turns[i - 1].Frame) * GeMapsFrames.HopSeconds);
            if (slope > 0 == rising)
            {
                slope = Math.Abs(slope);
                count++;
                sum += slope;
                squares += slope * slope;
            }
        }

        return count == 0 ? (0, 0) : ((float)(sum / count), (float)Math.Sqrt(Math.Max(0, squares / count - sum / count * (sum / count))));
    }
}
