namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>One formant, or one zero, of the vocal tract: Klatt's digital resonator and antiresonator.</summary>
/// <remarks>
/// y[n] = A x[n] + B y[n-1] + C y[n-2] with C = -exp(-2πbT), B = 2 exp(-πbT) cos(2πfT), A = 1 - B - C, so that the gain at
/// 0 Hz is 1; the antiresonator is its inverse. Klatt (1980), "Software for a cascade/parallel formant synthesizer",
/// JASA 67(3). The state is the output itself, so that the frequency may move while the filter runs.
/// </remarks>
internal struct Resonator
{
    private double _a;
    private double _b;
    private double _c;
    private double _state1;
    private double _state2;

    /// <summary>Sets frequency and bandwidth and keeps the state.</summary>
    /// <param name="frequencyHz">Centre, Hz; below half the sampling rate.</param>
    /// <param name="bandwidthHz">Bandwidth at -3 dB, Hz.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    public void Tune(double frequencyHz, double bandwidthHz, double sampleRate)
    {
        var radius = Math.Exp(-Math.PI * bandwidthHz / sampleRate);
        _c = -radius * radius;
        _b = 2 * radius * Math.Cos(2 * Math.PI * frequencyHz / sampleRate);
        _a = 1 - _b - _c;
    }

    /// <summary>Filters samples in place as a pole pair.</summary>
    public void Resonate(Span<double> samples)
    {
        var (a, b, c, y1, y2) = (_a, _b, _c, _state1, _state2);
        for (var i = 0; i < samples.Length; i++)
        {
            var y = a * samples[i] + b * y1 + c * y2;
            y2 = y1;
            y1 = y;
            samples[i] = y;
        }

        (_state1, _state2) = (y1, y2);
    }

    /// <summary>Filters samples in place as a zero pair: the exact inverse of <see cref="Resonate"/>.</summary>
    public void Antiresonate(Span<double> samples)
    {
        var (a, b, c, x1, x2) = (1 / _a, -_b / _a, -_c / _a, _state1, _state2);
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            samples[i] = a * x + b * x1 + c * x2;
            x2 = x1;
            x1 = x;
        }

        (_state1, _state2) = (x1, x2);
    }
}
