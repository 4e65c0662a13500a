namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Strings glottal pulses together: period by period, with jitter, shimmer and creak.</summary>
/// <remarks>
/// A period starts at any instant, not only at a sample, so that F0 is exact. Jitter and shimmer are independent normal
/// deviations of a period's length and strength. Creak makes periods irregular: each comes early and weak or late, as a coin
/// falls (Keating, Garellek &amp; Kreiman 2015, "Acoustic properties of different kinds of creaky voice", ICPhS). KLSYN88 takes
/// every second pulse instead, which halves the F0 and so leaves no true F0 to speak of.
/// </remarks>
internal sealed class GlottalSource
{
    private readonly double _sampleRate;
    private readonly VoiceRandom _random;
    private GlottalPulse _pulse = GlottalPulse.Of(1);
    private double _period;
    private double _strength;
    private double _time;
    private double _leftOver;

    /// <summary>Makes a source at rest; its first period starts with the first sample.</summary>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="random">Draws jitter and shimmer.</param>
    public GlottalSource(double sampleRate, VoiceRandom random)
    {
        _sampleRate = sampleRate;
        _random = random;
    }

    /// <summary>Makes the next samples.</summary>
    /// <param name="phonation">How the folds vibrate in a period that starts among these samples.</param>
    /// <param name="flow">Gets the flow derivative; a modal pulse reaches -1.</param>
    /// <param name="open">Gets 1 where the folds are open and 0 where they are closed: noise is weaker there.</param>
    public void Fill(in Phonation phonation, Span<double> flow, Span<double> open)
    {
        var step = 1 / _sampleRate;
        var i = 0;
        while (i < flow.Length)
        {
            if (_time >= _period)
            {
                Begin(phonation);
            }

            var closing = _pulse.Closing * _period;
            var isOpen = _time < closing;
            var end = isOpen ? closing : _period;
            var count = Math.Min(flow.Length - i, (int)Math.Ceiling((end - _time) * _sampleRate));
            count = Math.Max(count, 1);
            if (isOpen)
            {
                FillOpen(flow.Slice(i, count));
            }
            else
            {
                FillReturn(flow.Slice(i, count));
            }

            open.Slice(i, count).Fill(isOpen ? 1 : 0);
            _time += count * step;
            i += count;
        }
    }

    private void Begin(in Phonation phonation)
    {
        _time -= _period;
        _pulse = GlottalPulse.Of(phonation.Rd);
        var late = _random.Chance(0.5) ? phonation.Creak : -phonation.Creak;
        var length = 1 + phonation.Jitter * _random.Normal() + late;
        _period = Math.Max(length, 0.3) / phonation.F0Hz;
        _strength = Math.Max(0, 1 + phonation.Shimmer * _random.Normal() + Math.Min(0, 2 * late));
        _leftOver = Math.Exp(-_pulse.Epsilon * (1 - _pulse.Closing));
    }

    // exp(αt) sin(ωt) at equal steps is a complex number turned and stretched: two products per sample instead of a sine.
    private void FillOpen(Span<double> flow)
    {
        var (alpha, omega) = (_pulse.Alpha / _period, _pulse.Omega / _period);
        var grow = Math.Exp(alpha / _sampleRate);
        var (sin, cos) = Math.SinCos(omega / _sampleRate);
        var (turnRe, turnIm) = (grow * cos, grow * sin);
        var start = _strength * _pulse.Onset * Math.Exp(alpha * _time);
        var (im, re) = Math.SinCos(omega * _time);
        (re, im) = (start * re, start * im);
        for (var i = 0; i < flow.Length; i++)
        {
            flow[i] = im;
            (re, im) = (re * turnRe - im * turnIm, re * turnIm + im * turnRe);
        }
    }

    private void FillReturn(Span<double> flow)
    {
        var epsilon = _pulse.Epsilon / _period;
        var scale = -_strength / (_pulse.Epsilon * _pulse.Return);
        var value = scale * Math.Exp(-epsilon * (_time - _pulse.Closing * _period));
        var rest = scale * _leftOver;
        var decay = Math.Exp(-epsilon / _sampleRate);
        for (var i = 0; i < flow.Length; i++)
        {
            flow[i] = value - rest;
            value *= decay;
        }
    }
}
