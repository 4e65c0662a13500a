namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Runs sources and filters over control tracks, at twice the rate of the clip.</summary>
/// <remarks>
/// The plan of Klatt (1980): voicing and aspiration go through the cascade of the tract, frication through bands of its own.
/// Controls change every millisecond; amplitudes are drawn straight between two values, filters keep their state.
/// </remarks>
internal sealed class Synthesiser
{
    /// <summary>Root mean square of an open vowel at voicing amplitude 1, about; frication levels and clip levels refer to it.</summary>
    public const double VowelRms = 0.35;

    private const double HissAmplitude = 0.05;

    private readonly int _sampleRate;
    private readonly ControlTracks _tracks;
    private readonly SourceTracks _source;
    private readonly Performance _performance;
    private readonly VocalTract _tract;
    private readonly GlottalSource _folds;
    private readonly FricationSource _frication;
    private readonly VoiceRandom _hiss;
    private readonly double[] _open;
    private double _tiltState;

    private Synthesiser(Performance performance, ControlTracks tracks, SourceTracks source)
    {
        _performance = performance;
        _tracks = tracks;
        _source = source;
        _sampleRate = 2 * performance.Voice.SampleRate;
        _tract = new VocalTract(performance.Voice, performance.Cues, _sampleRate);
        _folds = new GlottalSource(_sampleRate, performance.RandomFor("folds"));
        var block = _sampleRate / ControlTracks.FrameRate + 1;
        _frication = new FricationSource(_sampleRate, block, performance.RandomFor("frication"));
        _hiss = performance.RandomFor("aspiration");
        _open = new double[block];
    }

    /// <summary>Renders an utterance.</summary>
    /// <param name="performance">Voice and cues.</param>
    /// <param name="tracks">What the tract does.</param>
    /// <param name="source">What the folds do, as long as the tracks.</param>
    /// <returns>Samples at the voice's rate, without offset; an open vowel has a root mean square of about
    /// <see cref="VowelRms"/>.</returns>
    public static float[] Render(Performance performance, ControlTracks tracks, SourceTracks source)
    {
        var synthesiser = new Synthesiser(performance, tracks, source);
        var samples = new double[(long)tracks.Frames * synthesiser._sampleRate / ControlTracks.FrameRate];
        for (var frame = 0; frame < tracks.Frames; frame++)
        {
            var start = (int)((long)frame * synthesiser._sampleRate / ControlTracks.FrameRate);
            var end = (int)((frame + 1L) * synthesiser._sampleRate / ControlTracks.FrameRate);
            synthesiser.RenderBlock(frame, samples.AsSpan(start, end - start));
        }

        Microphone.RemoveOffset(samples, synthesiser._sampleRate);
        return HalfRate.Decimate(samples);
    }

    private void RenderBlock(int frame, Span<double> block)
    {
        var open = _open.AsSpan(0, block.Length);
        var cues = _performance.Cues;
        var voice = _performance.Voice;
        var rd = _source.Rd[frame];
        _folds.Fill(
            new Phonation(
                _source.F0Hz[frame],
                rd,
                voice.Jitter * cues.JitterFactor,
                voice.Shimmer * cues.ShimmerFactor,
                _source.Creak[frame]
            ),
            block,
            open
        );
        var next = Math.Min(frame + 1, _tracks.Frames - 1);
        Dull(block, voice.TiltDb + cues.TiltDb + _tracks.TiltDb[frame]);
        MixSources(frame, next, block, open);
        _tract.Tune(_tracks, frame, rd);
        _tract.Filter(block);
        if (_tracks.Noise[frame] is { } shape)
        {
            _frication.AddTo(
                shape,
                _tract.CavityFactor,
                _tract.SecondFormant(_tracks, frame),
                (VowelRms * _tracks.Frication[frame], VowelRms * _tracks.Frication[next]),
                open,
                block
            );
        }
    }

    // Voicing is scaled to equal power for every voice quality, so that a level means what it says.
    private void MixSources(int frame, int next, Span<double> block, Span<double> open)
    {
        var scale = GlottalPulse.Of(1).Rms / GlottalPulse.Of(_source.Rd[frame]).Rms;
        var density = Math.Sqrt(_sampleRate / BandPass.DensityRate);
        var (voicing, voicingEnd) = (_tracks.Voicing[frame], _tracks.Voicing[next]);
        var (hiss, hissEnd) = (HissLevel(frame), HissLevel(next));
        // Noise is half as strong while the folds are closed (Klatt 1980), unless they do not swing at all.
        var pulsing = 0.5 * Math.Min(1, 4 * voicing);
        for (var i = 0; i < block.Length; i++)
        {
            var share = (double)i / block.Length;
            open[i] = 1 - pulsing * (1 - open[i]);
            block[i] =
                scale * (voicing + share * (voicingEnd - voicing)) * block[i]
                + density * (hiss + share * (hissEnd - hiss)) * open[i] * _hiss.Noise();
        }
    }

    private double HissLevel(int frame) => HissAmplitude * _tracks.Aspiration[frame] + _source.Breath[frame] * _tracks.Voicing[frame];

    // KLSYN88's TL: a one-pole low-pass with a given loss at 3 kHz.
    private void Dull(Span<double> flow, double lossDb)
    {
        const double at = 3000;
        var edge = at / Math.Sqrt(Math.Pow(10, Math.Clamp(lossDb, 0.1, 35) / 10) - 1);
        var share = 1 - Math.Exp(-2 * Math.PI * edge / _sampleRate);
        for (var i = 0; i < flow.Length; i++)
        {
            flow[i] = _tiltState += share * (flow[i] - _tiltState);
        }
    }
}
