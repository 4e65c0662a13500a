using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.F0;
using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Descriptors.VoiceQuality;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Tracks;

/// <summary>Measures F0 and voice quality in the 60 ms frames; a frame's values come 40 frames later.</summary>
/// <remarks>A frame whose windowed samples have a root mean square below 0.001 (-60 dB) counts as unvoiced.</remarks>
/// <param name="kinds">Which formants are measured; the columns of the others are 0.</param>
internal sealed class LongFrameAnalyser(FormantKinds kinds)
{
    // Of the windowed frame.
    private const double LeastRms = 0.001;

    /// <summary>Frames that may be measured before they are drained.</summary>
    public const int MostAtOnce = Ring - F0Decider.Delay - Lead;

    // Short frames that are measured before the long frame that starts with them: they have to fit the ring as well.
    private const int Lead = (GeMapsFrames.LongLength - GeMapsFrames.ShortLength) / GeMapsFrames.Hop;

    // The semitone scale starts at A0.
    private const double LowestSemitoneHz = 27.5;

    // Frames that wait for their F0: a power of two above the delay.
    private const int Ring = 64;
    private const long NotShared = -1;
    private const int Bins = GeMapsFrames.LongFftSize / 2 + 1;

    private readonly RealFft _fft = new(GeMapsFrames.LongFftSize);
    private readonly float[] _window = GeMapsFrames.GaussianWindow();
    private readonly float[] _frame = new float[GeMapsFrames.LongFftSize];
    private readonly float[] _magnitudes = new float[Ring * Bins];
    private readonly float[] _lags = new float[Ring * BandLimitedAutocorrelation.Lags];
    private readonly double[] _rms = new double[Ring];
    private readonly double[] _f0 = new double[Ring];
    private readonly Formant[] _formants = new Formant[FormantFinder.Count];
    private readonly SubharmonicSummation _summation = new();
    private readonly F0Candidates _candidates = new();
    private readonly F0Decider _decider = new();
    private readonly HarmonicsToNoise _noise = new();
    private readonly PeriodTracker _periods = new();
    private readonly FormantFinder _finder = new();
    private readonly PublishedFormantFinder _publishedFinder = new();
    private readonly FrameMemo<float> _spectra = new(Bins);
    private readonly FrameMemo<double> _found = new(2 + F0Candidates.MostValues);
    private long _firstShared = NotShared;
    private int _decided;

    /// <summary>Lets the recording that begins now, a window of a stream, share frames with the windows before.</summary>
    /// <param name="firstFrame">The number of its first frame in the stream; below 0 to share nothing.</param>
    /// <param name="samples">The length of the longest window, samples.</param>
    public void Share(long firstFrame, int samples)
    {
        _firstShared = firstFrame;
        _spectra.Reserve(samples / GeMapsFrames.Hop + 1);
        _found.Reserve(samples / GeMapsFrames.Hop + 1);
    }

    /// <summary>Forgets the stream that windows shared.</summary>
    public void Forget()
    {
        _spectra.Clear();
        _found.Clear();
    }

    /// <summary>Transforms a frame; frames come in order, <see cref="MostAtOnce"/> at most before they are drained.</summary>
    /// <param name="history">The recording.</param>
    /// <param name="frame">Number of the frame.</param>
    public void Transform(SampleHistory history, int frame)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (_firstShared >= 0 && _found.TryGet(_firstShared + frame, out var values))
        {
            _rms[frame % Ring] = values[0];
            _spectra.TryGet(_firstShared + frame, out var spectrum);
            spectrum.CopyTo(Magnitude(frame));
            return;
        }

        var energy = WindowedFrame.Cut(history.Slice((long)frame * GeMapsFrames.Hop, GeMapsFrames.LongLength), _window, _frame).Frame;
        _rms[frame % Ring] = Math.Sqrt((double)energy / GeMapsFrames.LongLength);
        var magnitude = Magnitude(frame);
        _fft.Power(_frame, magnitude);
        TensorPrimitives.Sqrt(magnitude, magnitude);
        if (_firstShared >= 0)
        {
            magnitude.CopyTo(_spectra.Keep(_firstShared + frame));
        }
    }

    /// <summary>Looks for the F0 of a frame that is transformed.</summary>
    /// <param name="frame">Number of the frame.</param>
    public void Track(int frame)
    {
        _decider.Push(_candidates, Candidates(frame));
        Decide(last: false);
    }

    private float Candidates(int frame)
    {
        if (_firstShared < 0)
        {
            return _summation.Measure(Magnitude(frame), _candidates);
        }

        if (_found.TryGet(_firstShared + frame, out var values))
        {
            _candidates.CopyFrom(values[2..]);
            return (float)values[1];
        }

        var mean = _summation.Measure(Magnitude(frame), _candidates);
        var room = _found.Keep(_firstShared + frame);
        (room[0], room[1]) = (_rms[frame % Ring], mean);
        _candidates.CopyTo(room[2..]);
        return mean;
    }

    /// <summary>Where a frame's autocorrelation at 11 kHz is put before it is drained.</summary>
    /// <param name="frame">Number of the frame.</param>
    /// <returns>12 lags.</returns>
    public Span<float> Lags(int frame) => _lags.AsSpan(frame % Ring * BandLimitedAutocorrelation.Lags, BandLimitedAutocorrelation.Lags);

    /// <summary>Measures all frames whose F0 is decided.</summary>
    /// <param name="history">The recording.</param>
    /// <param name="store">Takes the descriptors.</param>
    /// <param name="last">The recording has ended: measure whatever is left.</param>
    public void Drain(SampleHistory history, DescriptorStore store, bool last)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(store);
        if (last)
        {
            Decide(last);
        }

        for (var frame = store.LongFrames; frame < _decided; frame++)
        {
            MeasureVoice(history, store, frame, _f0[frame % Ring]);
        }

        for (var frame = store.LongFrames; frame < _decided; frame++)
        {
            MeasureFormants(history, store, frame, _f0[frame % Ring]);
        }

        store.LongFrames = _decided;
    }

    /// <summary>Forgets the recording.</summary>
    public void Reset()
    {
        _firstShared = NotShared;
        _decided = 0;
        _decider.Reset();
        _periods.Reset();
        _finder.Reset();
        _publishedFinder.Reset();
    }

    // A decision looks at the frames that have come so far: it is made after every frame, however many come at once.
    private void Decide(bool last)
    {
        while (_decider.TryDecide(last, out var f0))
        {
            _f0[_decided % Ring] = _rms[_decided % Ring] < LeastRms ? 0 : f0;
            _decided++;
        }
    }

    private Span<float> Magnitude(int frame) => _magnitudes.AsSpan(frame % Ring * Bins, Bins);

    private void MeasureVoice(SampleHistory history, DescriptorStore store, int frame, double f0)
    {
        var start = (long)frame * GeMapsFrames.Hop;
        var (jitter, shimmer) = _periods.Next(history, start, f0);
        store.Set(frame, GeMapsDescriptor.Jitter, jitter);
        store.Set(frame, GeMapsDescriptor.Shimmer, shimmer);
        store.Set(frame, GeMapsDescriptor.F0Semitones, f0 > 0 ? (float)(12 * Math.Log2(f0 / LowestSemitoneHz)) : 0);
        var noise = f0 > 0 ? _noise.Measure(history.Slice(start, GeMapsFrames.LongLength), f0) : 0;
        store.Set(frame, GeMapsDescriptor.HarmonicsToNoiseRatio, noise);
    }

    private void MeasureFormants(SampleHistory history, DescriptorStore store, int frame, double f0)
    {
        var magnitude = Magnitude(frame);
        var third = f0 > 0 ? HarmonicAmplitudes.Level(magnitude, f0, 3) : 0f;
        var second = f0 > 0 ? HarmonicAmplitudes.Level(magnitude, f0, 2) : 0f;
        store.Set(frame, GeMapsDescriptor.H1H2, second - third);
        MeasureResonances(store, frame, f0);
        MeasurePublished(history, store, frame, f0);
    }

    private void MeasureResonances(DescriptorStore store, int frame, double f0)
    {
        if ((kinds & FormantKinds.Resonances) == 0)
        {
            ClearFormants(store, frame, GeMapsDescriptor.H1A3, GeMapsDescriptor.F1Frequency);
            return;
        }

        _formants.AsSpan().Clear();
        if (f0 > 0)
        {
            _finder.Find(Lags(frame), _formants);
        }

        SetFormants(store, frame, f0, GeMapsDescriptor.H1A3, GeMapsDescriptor.F1Frequency);
    }

    private void MeasurePublished(SampleHistory history, DescriptorStore store, int frame, double f0)
    {
        if ((kinds & FormantKinds.Published) == 0)
        {
            ClearFormants(store, frame, GeMapsDescriptor.PublishedH1A3, GeMapsDescriptor.PublishedF1Frequency);
            return;
        }

        _formants.AsSpan().Clear();
        if (f0 > 0)
        {
            _publishedFinder.Find(history.Slice((long)frame * GeMapsFrames.Hop, GeMapsFrames.ShortLength), _formants);
        }

        SetFormants(store, frame, f0, GeMapsDescriptor.PublishedH1A3, GeMapsDescriptor.PublishedF1Frequency);
    }

    private static void ClearFormants(DescriptorStore store, int frame, GeMapsDescriptor atThird, GeMapsDescriptor column)
    {
        store.Set(frame, atThird, 0);
        for (var i = 0; i < 3 * FormantFinder.Count; i++)
        {
            store.Set(frame, column++, 0);
        }
    }

    // Frequency, bandwidth and amplitude of one formant after the other.
    private void SetFormants(DescriptorStore store, int frame, double f0, GeMapsDescriptor atThird, GeMapsDescriptor column)
    {
        var magnitude = Magnitude(frame);
        var first = f0 > 0 ? HarmonicAmplitudes.Level(magnitude, f0, 1) : 0f;
        var second = f0 > 0 ? HarmonicAmplitudes.Level(magnitude, f0, 2) : 0f;
        var atThirdFormant = 0f;
        foreach (var formant in _formants)
        {
            var level = f0 > 0 ? HarmonicAmplitudes.LevelAt(magnitude, f0, formant) : null;
            store.Set(frame, column++, formant.Frequency);
            store.Set(frame, column++, formant.Bandwidth);
            store.Set(frame, column++, level - first ?? HarmonicAmplitudes.Missing);
            atThirdFormant = second - level ?? 0;
        }

        store.Set(frame, atThird, atThirdFormant);
    }
}
