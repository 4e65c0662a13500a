namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>The noise of fricatives and bursts: white noise through the cavity in front of the constriction.</summary>
internal sealed class FricationSource
{
    private readonly double _sampleRate;
    private readonly VoiceRandom _random;
    private readonly double[] _noise;
    private BandPass _first;
    private BandPass _second;

    /// <summary>Makes a silent source.</summary>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="longestBlock">The longest block that will be asked for, samples.</param>
    /// <param name="random">Draws the noise.</param>
    public FricationSource(double sampleRate, int longestBlock, VoiceRandom random)
    {
        _sampleRate = sampleRate;
        _random = random;
        _noise = new double[longestBlock];
    }

    /// <summary>Adds noise to an output.</summary>
    /// <param name="shape">Its spectrum.</param>
    /// <param name="cavityFactor">What band centres are multiplied with.</param>
    /// <param name="secondFormantHz">Where a velar burst has its maximum, Hz.</param>
    /// <param name="amplitudes">Amplitude at the first and at the last sample.</param>
    /// <param name="modulation">What each sample is multiplied with on top: the pulsing of a voiced fricative.</param>
    /// <param name="output">Where the noise is added.</param>
    public void AddTo(
        NoiseShape shape,
        double cavityFactor,
        double secondFormantHz,
        (double First, double Last) amplitudes,
        ReadOnlySpan<double> modulation,
        Span<double> output
    )
    {
        var centre = shape.FollowsF2 ? 1.05 * secondFormantHz : shape.First.CentreHz * cavityFactor;
        _first.Tune(centre, shape.First.BandwidthHz, _sampleRate);
        _second.Tune(shape.Second.CentreHz * cavityFactor, shape.Second.BandwidthHz, _sampleRate);
        var noise = _noise.AsSpan(0, output.Length);
        var density = Math.Sqrt(_sampleRate / BandPass.DensityRate);
        for (var i = 0; i < noise.Length; i++)
        {
            var amplitude = amplitudes.First + (amplitudes.Last - amplitudes.First) * i / noise.Length;
            noise[i] = density * amplitude * modulation[i] * _random.Noise();
        }

        _first.AddTo(noise, LevelDifference.ToAmplitude(shape.First.LevelDb), output);
        // Neighbouring bands have opposite signs, or they would cancel between their maxima (Klatt 1980, fig. 13).
        _second.AddTo(noise, -LevelDifference.ToAmplitude(shape.Second.LevelDb), output);
    }
}
