using SerWorkbook.Speech.Descriptors.F0;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>Tracks F0 in a stream: candidates from an autocorrelation in every frame, the best path through them over time.</summary>
/// <remarks>
/// <para>
/// Candidates, strengths and costs follow Boersma ("Accurate short-term analysis of the fundamental frequency …", IFA
/// Proceedings 17, 1993), on the signal below 1.6 kHz; the F0 of the path is then refined in the whole band. "Unvoiced" has
/// the strength u = V + max(0, 2 - L (1 + V) / S), where V is the voicing threshold, S the silence threshold, and L the
/// amplitude of the middle 16 ms relative to the loudest frames: those before, their level falling by 1 dB per second but
/// not below -40 dB of full scale, and those of the next <see cref="F0Options.LevelFrames"/> frames. With the default S,
/// what lies below -70 dB of full scale is silent everywhere.
/// </para>
/// <para>
/// The voicing probability of a frame is 1 / (1 + exp((u + 0.08 - r) / 0.08)), where r is the correlation of its candidate
/// on the path, or of its strongest one where the path is unvoiced: it rises with periodicity and level. The two numbers
/// are those of a logistic regression on the demo corpus and on pulse trains, in silence and in noise, rounded.
/// </para>
/// <para>
/// A frame is given when <see cref="F0Options.LevelFrames"/> + <see cref="F0Options.DecisionFrames"/> frames follow it. The
/// frames do not depend on how the stream is cut into blocks, bit for bit. The memory is bounded as long as frames are
/// read; reading and pushing allocate nothing then. An instance serves one recording after the other: use one per thread.
/// </para>
/// </remarks>
public sealed class F0Tracker
{
    // The rate at which candidates are looked for is at least this, and high enough for the shortest period.
    private const double CoarseHz = 4000;
    private const double CoarsePerHighest = 20.0 / 3;

    private const double ProbabilityOffset = 0.08;
    private const double ProbabilityScale = 0.08;

    private const long NotShared = -1;

    private readonly F0Options _options;
    private readonly int _factor;
    private readonly F0Decimator _decimator;
    private readonly F0CandidateSearch _search;
    private readonly F0Level _level;
    private readonly F0Path _path;
    private readonly F0Refiner _refiner;
    private readonly SampleHistory _samples;
    private readonly SampleHistory _coarse;
    private readonly F0Candidate[] _candidates;
    private readonly FrameState[] _states;
    private readonly Queue<F0Frame> _ready = new();
    private readonly int _block;
    private F0CandidateMemo? _shared;
    private long _firstShared = NotShared;
    private double _firstSeconds;
    private long _searched;
    private long _decided;

    /// <summary>Prepares tracking at one sampling rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="options">Range, frames and costs; defaults where they are left out.</param>
    /// <exception cref="ArgumentException">The range is empty or reaches beyond a quarter of the rate, or another option is out of
    /// range.</exception>
    public F0Tracker(int sampleRate, F0Options? options = null)
    {
        _options = options ?? new F0Options();
        _options.Require(sampleRate);
        SampleRate = sampleRate;
        _factor = Math.Max(1, (int)(sampleRate / Math.Max(CoarseHz, CoarsePerHighest * _options.HighestHz)));
        var coarseRate = (double)sampleRate / _factor;
        _decimator = new F0Decimator(sampleRate, _factor);
        _search = new F0CandidateSearch(coarseRate, _options);
        _level = new F0Level(coarseRate, _options.HopSeconds);
        _path = new F0Path(_options);
        _refiner = new F0Refiner(sampleRate, _options.LowestHz);
        _block = Math.Max(_factor, (int)(_options.HopSeconds * sampleRate));
        var pending = _options.LevelFrames + _options.DecisionFrames + 2;
        _candidates = new F0Candidate[pending * _options.Candidates];
        _states = new FrameState[pending];
        _coarse = new SampleHistory(2 * _search.WindowLength + (int)Math.Ceiling(2 * _options.HopSeconds * coarseRate));
        _samples = new SampleHistory(
            (int)((pending + 2) * _options.HopSeconds * sampleRate) + _search.WindowLength * _factor + _refiner.Reach + 2 * _block
        );
        Reset();
    }

    /// <summary>Sampling rate of the samples that go in, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Takes the next samples of the recording.</summary>
    /// <param name="samples">Samples, mono, all finite; any number.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        if (_samples.End == 0 && samples.Length > 0)
        {
            // An offset must not look like a step at the start.
            _samples.Restart(samples[0]);
            _decimator.Restart(samples[0]);
        }

        for (; samples.Length > 0; samples = samples[Math.Min(_block, samples.Length)..])
        {
            var block = samples[..Math.Min(_block, samples.Length)];
            block.CopyTo(_samples.Grow(block.Length));
            Advance(long.MaxValue);
        }
    }

    /// <summary>Ends the recording: the frames whose middle lies in it can all be read. Only <see cref="Reset"/> may follow.</summary>
    public void Complete() => Complete(FramesIn((double)_samples.End / SampleRate));

    /// <summary>Reads the next frame, in the order of time.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(out F0Frame frame) => _ready.TryDequeue(out frame);

    /// <summary>Forgets the recording, frames that were not read included, and gets ready for the next one.</summary>
    public void Reset() => Restart(_options.FirstSeconds);

    /// <summary>Tracks the F0 of a clip: the same as to push it, complete it and read all frames.</summary>
    /// <param name="clip">A clip at the tracker's rate; a recording that was begun before is forgotten.</param>
    /// <param name="firstSeconds">The middle of the first frame, seconds.</param>
    /// <param name="frames">Number of frames; where it is left out, as many as have their middle within the clip.</param>
    /// <returns>One F0 per frame.</returns>
    /// <exception cref="ArgumentException">The clip has another rate.</exception>
    public F0Track Track(AudioClip clip, double firstSeconds = 0, int? frames = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.SampleRate != SampleRate)
        {
            throw new ArgumentException($"The clip has {clip.SampleRate} Hz; this tracker takes {SampleRate} Hz.", nameof(clip));
        }

        Restart(firstSeconds);
        var count = frames ?? FramesIn(clip.Seconds);
        Push(clip.Samples);
        Complete(count);
        var track = _ready.Take((int)count).ToArray();
        Reset();
        return new F0Track(
            Array.ConvertAll(track, frame => frame.Hertz),
            Array.ConvertAll(track, frame => frame.Correlation),
            firstSeconds,
            _options.HopSeconds
        )
        {
            VoicingProbability = Array.ConvertAll(track, frame => frame.VoicingProbability),
        };
    }

    /// <summary>Lets the recording that begins now, a window of a stream, share candidates with the windows before.</summary>
    /// <param name="firstFrame">The number of its first frame in the stream; below 0 to share nothing.</param>
    /// <param name="samples">The length of the longest window, samples.</param>
    internal void Share(long firstFrame, int samples)
    {
        _firstShared = firstFrame;
        _shared ??= new F0CandidateMemo(_search.WindowLength, _options.Candidates);
        _shared.Reserve((int)(samples / (_options.HopSeconds * SampleRate)) + 2);
    }

    /// <summary>Forgets the stream that windows shared.</summary>
    internal void Forget() => _shared?.Clear();

    private long FramesIn(double seconds) => Math.Max(0, (long)Math.Ceiling((seconds - _firstSeconds) / _options.HopSeconds));

    private void Restart(double firstSeconds)
    {
        _firstSeconds = firstSeconds;
        (_searched, _decided, _firstShared) = (0, 0, NotShared);
        _samples.Restart(0);
        _coarse.Restart(0);
        _decimator.Restart(0);
        _level.Restart();
        _path.Restart();
        _ready.Clear();
    }

    private void Complete(long frames)
    {
        var last = _samples.Last;
        while (_searched < frames)
        {
            // Held, not dropped to 0: the end must not look like a step.
            _samples.Grow(_block).Fill(last);
            Advance(frames);
        }

        while (_decided < frames)
        {
            if (_path.Frames < frames)
            {
                Follow();
            }

            if (_path.Frames == frames || _path.Frames - _decided > _options.DecisionFrames)
            {
                Decide();
            }
        }
    }

    private long Middle(long frame) => (long)Math.Round((_firstSeconds + frame * _options.HopSeconds) * SampleRate);

    private void Advance(long frames)
    {
        _decimator.Run(_samples, _coarse);
        while (_searched < frames)
        {
            var start = (long)Math.Round((double)Middle(_searched) / _factor) - _search.WindowLength / 2;
            if (start + _search.WindowLength > _coarse.End)
            {
                return;
            }

            Search(_coarse.Slice(start, _search.WindowLength));
            if (_searched - _path.Frames > _options.LevelFrames)
            {
                Follow();
            }

            if (_path.Frames - _decided > _options.DecisionFrames)
            {
                Decide();
            }
        }
    }

    private Span<F0Candidate> CandidatesOf(long frame) =>
        _candidates.AsSpan((int)(frame % _states.Length) * _options.Candidates, _options.Candidates);

    private ref FrameState StateOf(long frame) => ref _states[(int)(frame % _states.Length)];

    private void Search(ReadOnlySpan<float> window)
    {
        ref var state = ref StateOf(_searched);
        state.Candidates = Find(window, CandidatesOf(_searched));
        state.Power = _level.Measure(window);
        _searched++;
    }

    private int Find(ReadOnlySpan<float> window, Span<F0Candidate> found)
    {
        if (_firstShared < 0)
        {
            return _search.Find(window, found);
        }

        var frame = _firstShared + _searched;
        if (!_shared!.TryGet(frame, window, found, out var count))
        {
            count = _search.Find(window, found);
            _shared.Keep(frame, window, found[..count]);
        }

        return count;
    }

    private void Follow()
    {
        ref var state = ref StateOf(_path.Frames);
        var threshold = _options.VoicingThreshold;
        var loudness = _level.Relative(state.Power) * (1 + threshold) / _options.SilenceThreshold;
        state.Unvoiced = (float)(threshold + Math.Max(0, 2 - loudness));
        _path.Add(state.Unvoiced, CandidatesOf(_path.Frames)[..state.Candidates]);
    }

    private void Decide()
    {
        ref var state = ref StateOf(_decided);
        var onPath = _path.StateOf(_decided);
        if (state.Candidates == 0)
        {
            _ready.Enqueue(default);
        }
        else
        {
            var candidate = CandidatesOf(_decided)[Math.Max(0, onPath - 1)];
            var probability = 1 / (1 + Math.Exp((state.Unvoiced + ProbabilityOffset - candidate.Correlation) / ProbabilityScale));
            var (hertz, correlation) = _refiner.Measure(_samples, Middle(_decided), candidate.Hertz);
            _ready.Enqueue(new F0Frame(onPath > 0 ? hertz : 0, (float)probability, correlation));
        }

        _decided++;
    }

    private struct FrameState
    {
        public int Candidates;
        public float Power;
        public float Unvoiced;
    }
}
