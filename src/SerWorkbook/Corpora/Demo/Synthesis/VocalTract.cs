using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>The filter from glottis to lips: a cascade of formants with a nasal pole and zero.</summary>
/// <remarks>
/// The first three formants move. The higher ones stand where a tube of the voice's length has them, about 950 Hz apart
/// (Fant 1960), up to 10 kHz for the reference tract, so that no correction for missing poles is needed in the audible band;
/// their bandwidths widen upwards as in Klatt (1980), table I. Nasal pole and zero: Klatt (1980), section V.
/// </remarks>
internal sealed class VocalTract
{
    private const double NasalPoleHz = 270;
    private const double NasalZeroHz = 450;
    private const double NasalBandwidthHz = 100;

    private static readonly (double Hz, double Bandwidth)[] Fixed =
    [
        (3350, 200),
        (4000, 230),
        (4900, 270),
        (5850, 330),
        (6800, 400),
        (7800, 500),
        (8800, 600),
        (9800, 700),
    ];

    private readonly double _sampleRate;
    private readonly double _length;
    private readonly double _f1;
    private readonly double _f2;
    private readonly Resonator[] _higher = new Resonator[Fixed.Length];
    private Resonator _first;
    private Resonator _second;
    private Resonator _third;
    private Resonator _nasalPole;
    private Resonator _nasalZero;

    /// <summary>Makes the tract of a take.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="cues">What the emotion does to the formants.</param>
    /// <param name="sampleRate">Sampling rate, Hz; more than 25 kHz.</param>
    public VocalTract(Voice voice, EmotionCues cues, double sampleRate)
    {
        _sampleRate = sampleRate;
        _length = voice.TractFactor * cues.FormantFactor;
        _f1 = voice.TractFactor * voice.OpennessFactor * cues.F1Factor;
        _f2 = _length * voice.FrontnessFactor;
        for (var i = 0; i < Fixed.Length; i++)
        {
            _higher[i].Tune(Fixed[i].Hz * _length, Fixed[i].Bandwidth, sampleRate);
        }

        _nasalPole.Tune(NasalPoleHz, NasalBandwidthHz, sampleRate);
    }

    /// <summary>What the tract multiplies the centre of a frication band with: a short tract has short cavities.</summary>
    public double CavityFactor => _length;

    /// <summary>The second formant at a moment, Hz.</summary>
    public double SecondFormant(ControlTracks tracks, int frame) => tracks.F2[frame] * _f2;

    /// <summary>Sets the moving formants.</summary>
    /// <param name="tracks">The utterance.</param>
    /// <param name="frame">The moment, ms.</param>
    /// <param name="rd">Voice quality: open folds widen the first formant.</param>
    public void Tune(ControlTracks tracks, int frame, double rd)
    {
        var opening = 200 * Math.Min(1, tracks.Aspiration[frame]) + 50 * Math.Max(0, rd - 1);
        var nasality = tracks.Nasality[frame];
        _first.Tune(tracks.F1[frame] * _f1, tracks.B1[frame] + opening + 30 * nasality, _sampleRate);
        _second.Tune(tracks.F2[frame] * _f2, tracks.B2[frame] + 0.3 * opening, _sampleRate);
        _third.Tune(tracks.F3[frame] * _length, tracks.B3[frame], _sampleRate);
        _nasalZero.Tune(NasalPoleHz + nasality * (NasalZeroHz - NasalPoleHz), NasalBandwidthHz, _sampleRate);
    }

    /// <summary>Filters samples in place.</summary>
    public void Filter(Span<double> samples)
    {
        _nasalZero.Antiresonate(samples);
        _nasalPole.Resonate(samples);
        _first.Resonate(samples);
        _second.Resonate(samples);
        _third.Resonate(samples);
        for (var i = 0; i < _higher.Length; i++)
        {
            _higher[i].Resonate(samples);
        }
    }
}
