using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>Finds the length of one period: the stretch that is most like the stretch of the same length after it.</summary>
/// <remarks>
/// For every length L that comes into question, the correlation coefficient of samples [0, L) with samples [L, 2 L), each
/// less its own mean; of the lengths that stand out from both neighbours the one with the highest, refined by a parabola.
/// Source: waveform matching, Titze and Liang, J. Speech and Hearing Research 36(6), 1993.
/// </remarks>
public sealed class PeriodMatcher
{
    /// <summary>The longest period that can be looked for, samples: 31 Hz.</summary>
    public const int Longest = 512;

    private readonly double[] _sums = new double[2 * Longest + 1];
    private readonly double[] _squares = new double[2 * Longest + 1];

    /// <summary>Finds the length of the period at the front.</summary>
    /// <param name="samples">At least 2 x <paramref name="longest"/> samples.</param>
    /// <param name="shortest">The shortest period, samples; it only serves as a neighbour.</param>
    /// <param name="longest">The longest period, samples, at most <see cref="Longest"/>; it only serves as a neighbour.</param>
    /// <returns>The period; without one the lag is 0.</returns>
    public PeriodMatch Match(ReadOnlySpan<float> samples, int shortest, int longest)
    {
        Accumulate(samples[..(2 * longest)]);
        var best = new PeriodMatch(0, 0, double.NegativeInfinity);
        var before = Correlation(samples, shortest);
        var here = Correlation(samples, shortest + 1);
        for (var lag = shortest + 1; lag < longest; lag++)
        {
            var after = Correlation(samples, lag + 1);
            if (here >= before && here >= after && here > best.Correlation)
            {
                best = new PeriodMatch(lag, lag + Vertex(before, here, after), here);
            }

            (before, here) = (here, after);
        }

        return best;
    }

    // The place of the peak of the parabola through three values, of which the middle one is the highest.
    private static double Vertex(double before, double here, double after)
    {
        var bend = before - 2 * here + after;
        return bend < 0 ? 0.5 * (before - after) / bend : 0;
    }

    private void Accumulate(ReadOnlySpan<float> samples)
    {
        var (sum, square) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            double sample = samples[i];
            sum += sample;
            square += sample * sample;
            (_sums[i + 1], _squares[i + 1]) = (sum, square);
        }
    }

    private double Correlation(ReadOnlySpan<float> samples, int lag)
    {
        var (first, second) = (_sums[lag], _sums[2 * lag] - _sums[lag]);
        var energy = _squares[lag] - first * first / lag;
        var nextEnergy = _squares[2 * lag] - _squares[lag] - second * second / lag;
        var product = FixedOrderSums.Dot(samples[..lag], samples.Slice(lag, lag)) - first * second / lag;
        return energy > 0 && nextEnergy > 0 ? product / Math.Sqrt(energy * nextEnergy) : 0;
    }
}
