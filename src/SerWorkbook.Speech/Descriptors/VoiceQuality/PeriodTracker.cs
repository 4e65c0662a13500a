using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>Follows the voice from period to period: jitter and shimmer.</summary>
/// <remarks>
/// Periods are cut out of the waveform one after the other (<see cref="PeriodMatcher"/>), each within 10 % of the period
/// that F0 tells, without a break through a voiced stretch; a frame has those that leave room for two of the longest
/// before its 10 ms end, and at least one as long as the periods do not run ahead of the frames. A period counts where it
/// correlates with what follows by at least 0.5. Jitter of a frame: mean |T - T before| over mean T. Shimmer, with a the
/// peak-to-peak amplitudes of a period and of the stretch that follows: 20 lg(1 + mean |a - a next| / mean a), dB. A
/// voiced frame without a period of its own keeps the values of the frame before. Sources: Eyben et al. 2016, section 3.1;
/// range, correlation and the two periods as openSMILE's published configuration of the set states them, the order of the
/// steps and the average of the amplitudes fitted to its values.
/// </remarks>
internal sealed class PeriodTracker
{
    private const double SearchShare = 0.1;
    private const double LeastCorrelation = 0.5;

    // Two of them fit into the 60 ms of a frame: 34 Hz, well below the lowest F0.
    private const int LongestPeriod = (GeMapsFrames.LongLength - Margin) / 2;

    // Samples that must follow two of the longest periods; fitted to openSMILE's values.
    private const int Margin = 4;

    private long _next;
    private bool _continues;
    private double _lastPeriod;
    private float _jitter;
    private float _shimmer;

    /// <summary>Measures the next frame.</summary>
    /// <param name="history">The recording; it must hold the frame (60 ms) and two periods before it.</param>
    /// <param name="start">The frame's first sample.</param>
    /// <param name="f0">The frame's F0, Hz, above 40; 0 for unvoiced.</param>
    /// <returns>Jitter (a ratio) and shimmer (dB); 0 before the second period of a voiced stretch.</returns>
    public (float Jitter, float Shimmer) Next(SampleHistory history, long start, double f0)
    {
        if (f0 <= 0)
        {
            Reset();
            return (0, 0);
        }

        _next = _continues ? _next : start;
        _continues = true;
        Follow(history, start, GeMapsFrames.SampleRate / f0);
        return (_jitter, _shimmer);
    }

    /// <summary>Forgets the voiced stretch.</summary>
    public void Reset() => (_continues, _lastPeriod, _jitter, _shimmer) = (false, 0, 0, 0);

    private void Follow(SampleHistory history, long start, double expected)
    {
        var shortest = (int)(expected * (1 - SearchShare));
        var longest = Math.Min((int)(expected * (1 + SearchShare)), LongestPeriod);
        var room = 2 * longest + Margin;
        var sums = default(Sums);
        for (var end = start + Math.Max(GeMapsFrames.Hop, room); _next + room <= end; end = start + GeMapsFrames.Hop)
        {
            var samples = history.Slice(_next, 2 * longest);
            var match = PeriodMatcher.Match(samples, shortest, longest);
            if (match.Lag > 0 && match.Correlation >= LeastCorrelation)
            {
                sums.Add(match.Period, _lastPeriod, Amplitude(samples[..match.Lag]), Amplitude(samples.Slice(match.Lag, match.Lag)));
                _lastPeriod = match.Period;
            }

            _next += match.Lag > 0 ? match.Lag : (int)Math.Round(expected);
        }

        _jitter = sums.Changes > 0 ? sums.Jitter : _jitter;
        _shimmer = sums.Periods > 0 ? sums.Shimmer : _shimmer;
    }

    private static float Amplitude(ReadOnlySpan<float> period) => TensorPrimitives.Max(period) - TensorPrimitives.Min(period);

    // What a frame sums up.
    private struct Sums
    {
        private double _periods;
        private double _changes;
        private double _amplitudes;
        private double _amplitudeChanges;

        public int Periods { get; private set; }

        public int Changes { get; private set; }

        public readonly float Jitter => (float)(_changes / Changes / (_periods / Periods));

        // Means over the same number of pairs: the number cancels.
        public readonly float Shimmer => (float)(20 * Math.Log10(1 + _amplitudeChanges / _amplitudes));

        public void Add(double period, double before, double amplitude, double next)
        {
            _periods += period;
            Periods++;
            if (before > 0)
            {
                _changes += Math.Abs(period - before);
                Changes++;
            }

            _amplitudes += (amplitude + next) / 2;
            _amplitudeChanges += Math.Abs(amplitude - next);
        }
    }
}
