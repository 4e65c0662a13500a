using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>Follows the voice from period to period: jitter and shimmer.</summary>
/// <remarks>
/// A period ends where the next stretch of the waveform is most like it: the highest normalised cross-correlation within
/// 10 % of the period that F0 tells, refined by a parabola. Jitter is the mean change of the period to the next over the
/// mean period; shimmer the mean change of the peak-to-peak amplitude to the next, dB. Periods are followed without a
/// break through a voiced stretch; each 10 ms frame averages over at least four. Source: Eyben et al. 2016, section 3.1.
/// </remarks>
public sealed class PeriodTracker
{
    private const double SearchShare = 0.1;
    private const double LeastPeriods = 4;
    private const double LeastCorrelation = 0.5;
    private const float SmallestAmplitude = 1e-9f;

    // Far more than four periods and a hop can hold at 1000 Hz.
    private const int MostPeriods = 64;

    private readonly double[] _periods = new double[MostPeriods];
    private readonly float[] _amplitudes = new float[MostPeriods];
    private long _next;
    private bool _continues;
    private double _lastPeriod;
    private float _lastAmplitude;
    private int _count;

    /// <summary>Measures the next frame.</summary>
    /// <param name="history">The recording; it must hold the frame and four periods after it, unless the recording ends.</param>
    /// <param name="start">The frame's first sample.</param>
    /// <param name="f0">The frame's F0, Hz; 0 for unvoiced.</param>
    /// <returns>Jitter (a ratio) and shimmer (dB); 0 where there are not two periods.</returns>
    public (float Jitter, float Shimmer) Next(SampleHistory history, long start, double f0)
    {
        if (f0 <= 0)
        {
            Reset();
            return (0, 0);
        }

        var expected = GeMapsFrames.SampleRate / f0;
        _next = _continues ? Math.Max(_next, start - (long)expected) : start;
        _continues = true;
        _count = 0;
        if (_lastPeriod > 0)
        {
            Add(_lastPeriod, _lastAmplitude);
        }

        Follow(history, start + (long)Math.Max(GeMapsFrames.Hop, LeastPeriods * expected), expected);
        return Summarise();
    }

    /// <summary>Forgets the voiced stretch.</summary>
    public void Reset() => (_continues, _lastPeriod) = (false, 0);

    private void Follow(SampleHistory history, long end, double expected)
    {
        var length = (int)Math.Round(expected);
        var shortest = (int)Math.Floor(expected * (1 - SearchShare));
        var longest = (int)Math.Ceiling(expected * (1 + SearchShare));
        while (_next + length <= Math.Min(end, history.End) && _next + longest + length + 1 < history.End)
        {
            var (lag, offset, correlation) = BestLag(history.Read(_next, longest + length + 1), length, shortest, longest);
            if (correlation < LeastCorrelation)
            {
                _next += length;
                continue;
            }

            var period = history.Read(_next, lag);
            Add(lag + offset, TensorPrimitives.Max(period) - TensorPrimitives.Min(period));
            _next += lag;
        }
    }

    private void Add(double period, float amplitude)
    {
        if (_count < MostPeriods)
        {
            (_periods[_count], _amplitudes[_count]) = (period, amplitude);
            _count++;
        }
    }

    private (float Jitter, float Shimmer) Summarise()
    {
        if (_count < 2)
        {
            return (0, 0);
        }

        var (sum, changes, decibels) = (_periods[0], 0.0, 0.0);
        for (var i = 1; i < _count; i++)
        {
            sum += _periods[i];
            changes += Math.Abs(_periods[i] - _periods[i - 1]);
            decibels += Math.Abs(20 * Math.Log10((_amplitudes[i] + SmallestAmplitude) / (_amplitudes[i - 1] + SmallestAmplitude)));
        }

        (_lastPeriod, _lastAmplitude) = (_periods[_count - 1], _amplitudes[_count - 1]);
        return ((float)(changes / (_count - 1) / (sum / _count)), (float)(decibels / (_count - 1)));
    }

    private static (int Lag, double Offset, float Correlation) BestLag(ReadOnlySpan<float> samples, int length, int shortest, int longest)
    {
        var here = samples[..length];
        var energy = FixedOrderSums.SumOfSquares(here);
        var (best, lag, before, after, last) = (-1f, shortest, 0f, 0f, Correlation(samples, here, energy, shortest - 1));
        var current = Correlation(samples, here, energy, shortest);
        for (var candidate = shortest; candidate <= longest; candidate++)
        {
            var next = Correlation(samples, here, energy, candidate + 1);
            if (current > best)
            {
                (best, lag, before, after) = (current, candidate, last, next);
            }

            (last, current) = (current, next);
        }

        var bend = before - 2 * best + after;
        return (lag, bend < 0 ? Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0, best);
    }

    private static float Correlation(ReadOnlySpan<float> samples, ReadOnlySpan<float> here, float energy, int lag)
    {
        var there = samples.Slice(lag, here.Length);
        var product = energy * FixedOrderSums.SumOfSquares(there);
        return product > 0 ? FixedOrderSums.Dot(here, there) / MathF.Sqrt(product) : 0;
    }
}
