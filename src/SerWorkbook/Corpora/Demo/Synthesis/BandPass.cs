namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Shapes white noise into one band, as the cavity in front of a constriction does.</summary>
/// <remarks>
/// Two equal resonators with zeros at 0 Hz and at half the sampling rate, so that a band has no low-frequency skirt
/// (strong fricatives have almost no energy below 1 kHz, which is why Klatt 1980, table III, gives /s/ no lower formants). White noise of
/// density 1 per <see cref="DensityRate"/>
/// comes out with variance 1 whatever the bandwidth and the rate.
/// </remarks>
internal struct BandPass
{
    /// <summary>Noise of variance 1 at this rate has the density that levels refer to, Hz.</summary>
    public const double DensityRate = 16000;

    private double _gain;
    private double _b;
    private double _c;
    private Section _first;
    private Section _second;

    /// <summary>Sets centre and bandwidth and keeps the state.</summary>
    /// <param name="centreHz">Centre, Hz; below half the sampling rate.</param>
    /// <param name="bandwidthHz">Bandwidth of one section at -3 dB, Hz.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    public void Tune(double centreHz, double bandwidthHz, double sampleRate)
    {
        var radius = Math.Exp(-Math.PI * bandwidthHz / sampleRate);
        var angle = 2 * Math.PI * centreHz / sampleRate;
        _c = -radius * radius;
        _b = 2 * radius * Math.Cos(angle);
        // Two sections with gain 1 at the centre pass a noise power of π/4 of the bandwidth, both sides of 0 Hz counted once.
        var passed = Math.PI / 4 * bandwidthHz / (DensityRate / 2);
        _gain = (1 - radius * radius) / 2 / Math.Sqrt(Math.Sqrt(passed));
    }

    /// <summary>Filters samples and adds them to an output.</summary>
    /// <param name="noise">White noise.</param>
    /// <param name="amplitude">What the band is multiplied with.</param>
    /// <param name="output">Where the band is added, as long as the noise.</param>
    public void AddTo(ReadOnlySpan<double> noise, double amplitude, Span<double> output)
    {
        var (first, second) = (_first, _second);
        for (var i = 0; i < noise.Length; i++)
        {
            output[i] += amplitude * second.Step(first.Step(noise[i], _gain, _b, _c), _gain, _b, _c);
        }

        (_first, _second) = (first, second);
    }

    private struct Section
    {
        private double _x1;
        private double _x2;
        private double _y1;
        private double _y2;

        public double Step(double x, double gain, double b, double c)
        {
            var y = gain * (x - _x2) + b * _y1 + c * _y2;
            (_x2, _x1, _y2, _y1) = (_x1, x, _y1, y);
            return y;
        }
    }
}
