namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>Finds the length of one period: the stretch that is most like the stretch of the same length after it.</summary>
/// <remarks>
/// For every length L that comes into question, the correlation coefficient of samples [0, L) with samples [L, 2 L), each
/// less its own mean; of the lengths that stand out from both neighbours the one with the highest, refined by a parabola.
/// Source: waveform matching, Titze and Liang, J. Speech and Hearing Research 36(6), 1993.
/// </remarks>
internal static class PeriodMatcher
{
    /// <summary>Finds the length of the period at the front.</summary>
    /// <param name="samples">At least 2 x <paramref name="longest"/> samples.</param>
    /// <param name="shortest">The shortest period, samples, above 0; it only serves as a neighbour.</param>
    /// <param name="longest">The longest period, samples; it only serves as a neighbour.</param>
    /// <returns>The period; without one the lag is 0.</returns>
    public static PeriodMatch Match(ReadOnlySpan<float> samples, int shortest, int longest)
    {
        var best = new PeriodMatch(0, 0, double.NegativeInfinity);
        var stretches = new Stretches(samples, shortest);
        var before = stretches.Correlation(samples);
        stretches.Lengthen(samples);
        var here = stretches.Correlation(samples);
        for (var lag = shortest + 1; lag < longest; lag++)
        {
            stretches.Lengthen(samples);
            var after = stretches.Correlation(samples);
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

    // Two stretches of one length, one after the other: the sums over the first and over both, kept as they grow.
    private struct Stretches
    {
        private int _length;
        private double _first;
        private double _firstSquares;
        private double _both;
        private double _bothSquares;

        public Stretches(ReadOnlySpan<float> samples, int length)
        {
            var first = samples[..length];
            var second = samples.Slice(length, length);
            _length = length;
            _first = FixedOrderSums.Sum(first);
            _firstSquares = FixedOrderSums.SumOfSquares(first);
            _both = _first + FixedOrderSums.Sum(second);
            _bothSquares = _firstSquares + FixedOrderSums.SumOfSquares(second);
        }

        public void Lengthen(ReadOnlySpan<float> samples)
        {
            double next = samples[_length];
            double last = samples[2 * _length];
            double veryLast = samples[2 * _length + 1];
            _first += next;
            _firstSquares += next * next;
            _both += last + veryLast;
            _bothSquares += last * last + veryLast * veryLast;
            _length++;
        }

        public readonly double Correlation(ReadOnlySpan<float> samples)
        {
            var second = _both - _first;
            var energy = _firstSquares - _first * _first / _length;
            var secondEnergy = _bothSquares - _firstSquares - second * second / _length;
            var product = FixedOrderSums.Dot(samples[.._length], samples.Slice(_length, _length)) - _first * second / _length;
            return energy > 0 && secondEnergy > 0 ? product / Math.Sqrt(energy * secondEnergy) : 0;
        }
    }
}
