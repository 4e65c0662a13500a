using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Tells whether two files hold one recording in two formats, by the course of their level.</summary>
/// <remarks>
/// Lossy codecs change samples, resamplers the rate, and encoders add up to a tenth of a second at the start; the level over time
/// survives all of these, and differs between two recordings of the same words.
/// </remarks>
internal static class SameRecordings
{
    private const double FrameSeconds = 0.02;
    private const int MostLag = 6;
    private const double LeastCorrelation = 0.97;
    private const double LargestDifference = 0.15;

    /// <summary>Compares two files that can be read.</summary>
    /// <param name="first">Path of a recording.</param>
    /// <param name="second">Path of another.</param>
    /// <returns>Whether they hold the same recording; <see langword="false"/> where one can no longer be read.</returns>
    public static bool Are(string first, string second)
    {
        try
        {
            var (one, other) = (LevelsOf(first), LevelsOf(second));
            return Math.Abs(one.Length - other.Length) * FrameSeconds <= LargestDifference
                && Enumerable.Range(-MostLag, 2 * MostLag + 1).Any(lag => Correlation(one, other, lag) >= LeastCorrelation);
        }
        catch (InvalidAudioException)
        {
            return false;
        }
    }

    // The amplitude of each frame: unlike decibels it does not depend on what a codec makes of silence.
    private static double[] LevelsOf(string path)
    {
        using var file = AudioReader.Open(HashedFileStream.Open(path), path);
        var frame = new float[(int)(FrameSeconds * file.Info.SampleRate)];
        var levels = new List<double>();
        while (file.Read(frame) is > 0 and var read)
        {
            levels.Add(Math.Sqrt(FixedOrderSums.SumOfSquares<float>(frame.AsSpan(0, read)) / read));
        }

        return [.. levels];
    }

    private static double Correlation(double[] one, double[] other, int lag)
    {
        var (start, otherStart) = (Math.Max(0, lag), Math.Max(0, -lag));
        var length = Math.Min(one.Length - start, other.Length - otherStart);
        if (length < 2)
        {
            return 0;
        }

        var a = one.AsSpan(start, length);
        var b = other.AsSpan(otherStart, length);
        var (meanA, meanB) = (Mean(a), Mean(b));
        var (cross, powerA, powerB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            cross += (a[i] - meanA) * (b[i] - meanB);
            powerA += (a[i] - meanA) * (a[i] - meanA);
            powerB += (b[i] - meanB) * (b[i] - meanB);
        }

        // Steady sounds have no course: they are told by their length alone.
        return powerA == 0 && powerB == 0 ? 1 : cross / Math.Sqrt(powerA * powerB);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
