namespace SerWorkbook.Speech.Tracking;

/// <summary>Says, frame by frame of 10 ms, whether somebody is speaking.</summary>
/// <remarks>
/// A frame holds speech when its level stands above the running noise floor and a voice was heard not long before; so that neither clicks
/// nor hiss, however loud, count. Speech starts with some voiced frames and ends with the hang-over.
/// </remarks>
internal sealed class SpeechGate
{
    // The floor rises to a new noise within this time; speech has a dip between syllables in it.
    private const double FloorSeconds = 3;

    // Below this nothing counts as speech: 60 dB below full scale.
    private const double LeastDb = -60;

    private const double SilentDb = -100;
    private const float LeastPeriodicity = 0.6f;

    // A start takes this many voiced frames among the last ones: no click and no chance peak of noise lasts as long.
    private const int StartFrames = 8;
    private const int StartSpan = 25;

    // How long unvoiced sounds count as speech after a voiced one, seconds.
    private const double UnvoicedSeconds = 0.3;

    // Sound before the first voiced frame belongs to the speech if no more than this lies in between, seconds.
    private const double LeadSeconds = 0.1;

    private readonly NoiseFloor _floor;
    private readonly VoicingMeter _voicing;
    private readonly double _gateDb;
    private readonly int _hangover;
    private readonly int _unvoiced;
    private readonly int _lead;
    private readonly bool[] _voicedRing = new bool[StartSpan];
    private readonly float[] _energies = new float[3];
    private long _lastActive;
    private long _lastVoiced;
    private long _runStart;
    private int _voicedCount;

    /// <summary>Prepares a gate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="frameSeconds">Length of a frame.</param>
    /// <param name="settings">Level and hang-over.</param>
    public SpeechGate(int sampleRate, double frameSeconds, TrackerSettings settings)
    {
        _floor = new NoiseFloor(FloorSeconds, 1 / frameSeconds);
        _voicing = new VoicingMeter(sampleRate);
        _gateDb = settings.GateDb;
        _hangover = (int)Math.Round(settings.HangoverSeconds / frameSeconds);
        _unvoiced = (int)Math.Round(UnvoicedSeconds / frameSeconds);
        _lead = (int)Math.Round(LeadSeconds / frameSeconds);
        Reset();
    }

    /// <summary>Number of frames so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Whether somebody is speaking.</summary>
    public bool Speaking { get; private set; }

    /// <summary>Whether the last frame holds speech.</summary>
    public bool FrameHoldsSpeech { get; private set; }

    /// <summary>The frame with which the speech started; of the current or the last utterance.</summary>
    public long Start { get; private set; }

    /// <summary>The frame after the last one that holds speech; 0 before any.</summary>
    public long End { get; private set; }

    /// <summary>The level of the last frames, dB.</summary>
    public double LevelDb { get; private set; }

    /// <summary>The running noise floor, dB.</summary>
    public double FloorDb => _floor.Db;

    public void Reset()
    {
        _floor.Reset();
        _voicing.Reset();
        Array.Clear(_voicedRing);
        Array.Clear(_energies);
        (_lastActive, _lastVoiced, _runStart, _voicedCount) = (-1 - _lead, long.MinValue / 2, 0, 0);
        (Frames, Speaking, FrameHoldsSpeech, Start, End, LevelDb) = (0, false, false, 0, 0, SilentDb);
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="samples">The samples of the frame.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        var frame = Frames++;
        _voicing.Push(samples);
        _energies[(int)(frame % _energies.Length)] = FixedOrderSums.SumOfSquares(samples) / samples.Length;
        LevelDb = Math.Max(SilentDb, 10 * Math.Log10((_energies[0] + _energies[1] + _energies[2]) / _energies.Length));
        var active = LevelDb > Math.Max(LeastDb, _floor.Db + _gateDb);
        _floor.Push(LevelDb);
        if (active)
        {
            _runStart = frame - _lastActive > _lead ? frame : _runStart;
            _lastActive = frame;
        }

        Count(frame, active && _voicing.Periodicity() >= LeastPeriodicity);
        FrameHoldsSpeech = active && frame - _lastVoiced <= _unvoiced;
        Decide(frame);
    }

    private void Count(long frame, bool voiced)
    {
        ref var place = ref _voicedRing[(int)(frame % StartSpan)];
        _voicedCount += (voiced ? 1 : 0) - (place ? 1 : 0);
        place = voiced;
        _lastVoiced = voiced ? frame : _lastVoiced;
    }

    private void Decide(long frame)
    {
        if (!Speaking && FrameHoldsSpeech && _voicedCount >= StartFrames)
        {
            (Speaking, Start) = (true, Math.Max(_runStart, End));
        }

        if (Speaking && FrameHoldsSpeech)
        {
            End = frame + 1;
        }

        if (Speaking && frame + 1 - End >= _hangover)
        {
            Speaking = false;
        }
    }
}
