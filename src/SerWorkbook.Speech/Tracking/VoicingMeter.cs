namespace SerWorkbook.Speech.Tracking;

/// <summary>Says cheaply whether the last 45 ms are periodic as a voice is.</summary>
/// <remarks>
/// The highest peak of the normalised autocorrelation between 60 and 400 Hz, at about 4 kHz, after a first difference that takes away
/// what rumble and pink noise have in common with a voice. It decides only whether to listen; F0 itself is tracked by the feature sets.
/// </remarks>
internal sealed class VoicingMeter
{
    private const double CoarseHz = 4000;
    private const double LowestHz = 60;
    private const double HighestHz = 400;
    private const float Emphasis = 0.9f;

    private readonly int _factor;
    private readonly int _shortest;
    private readonly int _longest;
    private readonly int _compared;
    private readonly float[] _coarse;
    private float _sum;
    private float _before;
    private int _summed;

    public VoicingMeter(int sampleRate)
    {
        _factor = Math.Max(1, (int)Math.Round(sampleRate / CoarseHz));
        var rate = (double)sampleRate / _factor;
        _shortest = (int)(rate / HighestHz);
        _longest = (int)(rate / LowestHz);
        _compared = (int)(rate * 0.028);
        _coarse = new float[_compared + _longest + 1];
    }

    public void Reset()
    {
        Array.Clear(_coarse);
        (_sum, _before, _summed) = (0, 0, 0);
    }

    /// <summary>Takes the next samples, fewer than the meter holds.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        var place = _coarse.Length - (_summed + samples.Length) / _factor;
        _coarse.AsSpan(_coarse.Length - place).CopyTo(_coarse);
        foreach (var sample in samples)
        {
            _sum += sample;
            if (++_summed == _factor)
            {
                var mean = _sum / _factor;
                _coarse[place++] = mean - Emphasis * _before;
                (_before, _sum, _summed) = (mean, 0, 0);
            }
        }
    }

    /// <summary>The highest peak of the normalised autocorrelation, 0 to 1; 0 without a peak.</summary>
    public float Periodicity()
    {
        var fixedPart = _coarse.AsSpan(_coarse.Length - _compared);
        var energy = FixedOrderSums.SumOfSquares<float>(fixedPart);
        var best = 0f;
        var (older, old) = (1f, 1f);
        for (var lag = _shortest - 1; lag <= _longest + 1; lag++)
        {
            var moved = _coarse.AsSpan(_coarse.Length - _compared - lag, _compared);
            var scale = MathF.Sqrt(energy * FixedOrderSums.SumOfSquares<float>(moved));
            var now = scale > 0 ? FixedOrderSums.Dot<float>(fixedPart, moved) / scale : 0f;
            if (lag > _shortest && old >= older && old >= now)
            {
                best = MathF.Max(best, old);
            }

            (older, old) = (old, now);
        }

        return best;
    }
}
