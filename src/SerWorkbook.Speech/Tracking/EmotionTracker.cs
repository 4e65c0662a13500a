using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Audio.Decoding;
using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech;

/// <summary>Follows the emotion of speech that comes in blocks of any size, such as from a microphone.</summary>
/// <remarks>
/// <para>
/// A gate says whether somebody speaks. While they do, the model is asked about the last <see cref="TrackerSettings.WindowSeconds"/> every
/// <see cref="TrackerSettings.HopSeconds"/>; windows stand where <see cref="EmotionModel.PredictWindows"/> puts them and get the same
/// probabilities. These are smoothed; hysteresis and a minimum hold decide what is shown. Where nobody speaks, the tracker comes to rest.
/// </para>
/// <para>
/// Time is counted in samples: the same sound gives the same events, bit for bit, however it is cut into blocks and whether it is live or a
/// file. Memory does not depend on the length of the stream. Use one tracker per stream and from one thread at a time; trackers may share
/// a model.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var tracker = new EmotionTracker(EmotionModel.Load("emotion.ser"), 16_000);
/// tracker.Push(new float[1_600]);
/// while (tracker.TryRead(out var what)) { Console.WriteLine($"{what.Seconds:0.00} s: {what.Kind} {what.Answer}"); }
/// </code>
/// </example>
public sealed class EmotionTracker
{
    // Pieces in which samples are taken, so that little memory is needed between the conversion and the window.
    private const int PiecesPerSecond = 100;

    // Gate frames per second.
    private const int FramesPerSecond = 100;

    private readonly EmotionModel _model;
    private readonly ResamplerStream _resampler;
    private readonly SpeechGate _gate;
    private readonly WindowPredictor _predictor;
    private readonly EmotionDecision _decision;
    private readonly RuleClock[] _rules;
    private readonly EventQueue _events = new();
    private readonly SampleWindow _window;
    private readonly SpeechCount _speech;
    private readonly float[] _ready;
    private readonly int _piece;
    private readonly int _frameLength;
    private int _readyStart;
    private int _readyEnd;
    private long _windowEnd;
    private bool _completed;

    /// <summary>Opens a stream.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampleRate">Sampling rate of the samples that will come, 8,000 to 192,000 Hz.</param>
    /// <param name="settings">How to listen and decide; the defaults where they are left out.</param>
    /// <exception cref="SerException">The rate or a setting is out of range, a rule names an emotion that the model does not have, or the
    /// model cannot adapt to a speaker.</exception>
    public EmotionTracker(EmotionModel model, int sampleRate, TrackerSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Settings = settings ?? new TrackerSettings();
        Settings.Require(model);
        if (sampleRate is < WavFile.LowestRate or > WavFile.HighestRate)
        {
            throw new SerException($"The stream has {sampleRate} Hz; {WavFile.LowestRate} to {WavFile.HighestRate} Hz can be followed.");
        }

        _model = model;
        SampleRate = sampleRate;
        var rate = model.FeatureSet.SampleRate;
        _resampler = new ResamplerStream(new Resampler(sampleRate, rate));
        _piece = Math.Max(1, sampleRate / PiecesPerSecond);
        _ready = new float[_resampler.MostRoomFor(_piece)];
        _frameLength = rate / FramesPerSecond;
        _gate = new SpeechGate(rate, (double)_frameLength / rate, Settings);
        _window = new SampleWindow((int)Math.Round(Settings.WindowSeconds * rate));
        _speech = new SpeechCount(_window.Length / _frameLength);
        _predictor = new WindowPredictor(model, Settings);
        _decision = new EmotionDecision(Settings, model.Calibration?.UnsureBelow ?? 0);
        _rules = [.. Settings.Rules.Select(rule => new RuleClock(rule))];
        State = new TrackerState(model.Labels, Settings.RestLabel);
        Reset();
    }

    /// <summary>Sampling rate of the samples that go in, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>How the tracker listens and decides.</summary>
    public TrackerSettings Settings { get; }

    /// <summary>What the tracker hears and shows at present; always the same object.</summary>
    public TrackerState State { get; }

    /// <summary>Number of events that were dropped because more than 1,024 waited to be read.</summary>
    public long LostEvents => _events.Lost;

    /// <summary>
    /// The longest time from a sound to the end of the first window that holds it: the hop, and what the conversion of the sampling
    /// rate holds back, seconds.
    /// </summary>
    /// <remarks>An emotion is shown later than that, as the model needs <see cref="TrackerSettings.LeastSpeechSeconds"/> of speech and
    /// smoothing and hysteresis take some hops; a change is never shown before the window that decides it has ended.</remarks>
    public double LatencySeconds =>
        Settings.HopSeconds + (SampleRate == _resampler.TargetRate ? 0 : (double)_resampler.MostRoomFor(0) / _resampler.TargetRate);

    /// <summary>Called at the end of each window, when <see cref="State"/> is up to date.</summary>
    internal Action? WindowEnded { get; set; }

    /// <summary>Whether windows go by without the model being asked, such as where it cannot keep up; what is shown stays.</summary>
    internal bool SkipsPredictions { get; set; }

    /// <summary>Number of windows that would have been predicted without <see cref="SkipsPredictions"/>, 0 or more.</summary>
    internal long SkippedPredictions { get; private set; }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples, mono, full scale ±1; any number.</param>
    /// <exception cref="InvalidAudioException">A sample is not finite or far beyond full scale; none was taken.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed.</exception>
    public void Push(ReadOnlySpan<float> samples)
    {
        Require(samples);
        for (; !samples.IsEmpty; samples = samples[Math.Min(_piece, samples.Length)..])
        {
            (_readyStart, _readyEnd) = (0, _resampler.Push(samples[..Math.Min(_piece, samples.Length)], _ready));
            Drain();
        }
    }

    /// <summary>Reads the next event, in the order of time.</summary>
    /// <param name="item">The event.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(out TrackerEvent item) => _events.TryRead(out item);

    /// <summary>Ends the stream: a stream shorter than a window is predicted as it is, and speech ends.</summary>
    /// <remarks>Events can be read afterwards; only <see cref="Reset"/> may follow otherwise.</remarks>
    /// <exception cref="InvalidOperationException">The stream was completed before.</exception>
    public void Complete()
    {
        Require([]);
        // What the conversion holds back is longer than a piece.
        var rest = new float[_resampler.RoomFor(0)];
        var count = _resampler.Complete(rest);
        for (var place = 0; place < count; place += _readyEnd)
        {
            _readyStart = 0;
            _readyEnd = Math.Min(_ready.Length, count - place);
            rest.AsSpan(place, _readyEnd).CopyTo(_ready);
            Drain();
        }

        if (State.Hops == 0 && _window.Taken >= AudioCheck.ShortestSeconds * _resampler.TargetRate)
        {
            EndWindow();
        }

        if (_gate.Speaking)
        {
            EndSpeech();
        }

        State.Seconds = Now;
        _completed = true;
    }

    /// <summary>Forgets the stream and the speaker, events that were not read included, and gets ready for another stream.</summary>
    public void Reset()
    {
        _resampler.Reset();
        _gate.Reset();
        _predictor.Reset();
        _decision.Reset();
        _window.Reset();
        _speech.Reset();
        _events.Clear();
        foreach (var rule in _rules)
        {
            rule.Reset();
        }

        (_readyStart, _readyEnd, _completed, SkippedPredictions) = (0, 0, false, 0);
        _windowEnd = _window.Length;
        State.Restart(Settings.RestLabel);
    }

    // The end of what has come, seconds.
    private double Now => (double)_window.Taken / _resampler.TargetRate;

    private void Require(ReadOnlySpan<float> samples)
    {
        if (_completed)
        {
            throw new InvalidOperationException("The stream was completed; Reset() begins another one.");
        }

        var unusable = FiniteSamples.IndexOfOther(samples);
        if (unusable >= 0)
        {
            throw new InvalidAudioException("stream", $"its sample {unusable} of {samples.Length} is not a finite number");
        }

        var peak = samples.IsEmpty ? 0 : Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(samples));
        if (AudioCheck.FindOverload(peak) is { } fault)
        {
            throw new InvalidAudioException("stream", fault);
        }
    }

    // Stops where a frame of the gate or a window ends.
    private void Drain()
    {
        while (_readyStart < _readyEnd)
        {
            var frameEnd = (_gate.Frames + 1) * _frameLength;
            var count = (int)Math.Min(_readyEnd - _readyStart, Math.Min(frameEnd, _windowEnd) - _window.Taken);
            _window.Push(_ready.AsSpan(_readyStart, count));
            _readyStart += count;
            if (_window.Taken == frameEnd)
            {
                EndFrame();
            }

            if (_window.Taken == _windowEnd)
            {
                EndWindow();
            }
        }
    }

    private void EndFrame()
    {
        var spoke = _gate.Speaking;
        _gate.Push(_window.Last(_frameLength));
        _speech.Push(_gate.FrameHoldsSpeech);
        (State.LevelDb, State.NoiseFloorDb, State.Speaking) = (_gate.LevelDb, _gate.FloorDb, _gate.Speaking);
        State.Seconds = Now;
        if (!spoke && _gate.Speaking)
        {
            Send(TrackerEventKind.SpeechStarted, TimeOf(_gate.Start));
        }
        else if (spoke && !_gate.Speaking)
        {
            EndSpeech();
        }
    }

    private void EndSpeech()
    {
        _predictor.EndUtterance();
        State.SpeakerUtterances = _predictor.Utterances;
        State.Speaking = false;
        Send(TrackerEventKind.SpeechEnded, TimeOf(_gate.End));
    }

    private void EndWindow()
    {
        State.Seconds = Now;
        State.Hops++;
        var rate = _resampler.TargetRate;
        _windowEnd = (long)Math.Round(State.Hops * Settings.HopSeconds * rate) + _window.Length;

        // What was shown until now, before this window changes it.
        var shown = State.Doubt == PredictionDoubt.None ? State.Emotion : null;
        var silence = State.Seconds - TimeOf(_gate.End);
        if (_gate.Speaking && _speech.Frames * (double)_frameLength / rate >= Settings.LeastSpeechSeconds)
        {
            if (SkipsPredictions)
            {
                SkippedPredictions++;
            }
            else
            {
                State.WindowDoubt = _predictor.Predict(
                    _window.Samples,
                    _window.Taken - _window.Samples.Length,
                    _speech.Frames,
                    State.Window
                );
                State.Predictions++;
                Show(_decision.Hear(State.Window, State.WindowDoubt, State.Seconds, State.Smoothed), State.Seconds);
            }
        }
        else if (!_gate.Speaking && silence >= Settings.RestSeconds)
        {
            Show(_decision.Rest(State.Seconds, State.Smoothed), TimeOf(_gate.End));
        }

        foreach (var rule in _rules)
        {
            if (rule.Advance(shown, Settings.HopSeconds))
            {
                Send(TrackerEventKind.RuleMet, State.Seconds, rule.Rule.Name);
            }
        }

        WindowEnded?.Invoke();
    }

    private void Show(bool changed, double soundSeconds)
    {
        if (changed)
        {
            State.Emotion = _decision.Shown >= 0 ? _model.Labels[_decision.Shown] : Settings.RestLabel;
            State.Doubt = _decision.Doubt;
            Send(TrackerEventKind.EmotionChanged, soundSeconds);
        }
    }

    private void Send(TrackerEventKind kind, double soundSeconds, string? rule = null) =>
        _events.Add(
            new TrackerEvent(
                kind,
                State.Seconds,
                soundSeconds,
                State.Emotion,
                State.Doubt,
                _decision.Shown >= 0 ? State.Smoothed[_decision.Shown] : 0,
                rule
            )
        );

    private double TimeOf(long frame) => (double)(frame * _frameLength) / _resampler.TargetRate;
}
