namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>Finds the sequence of candidates that is strong in every frame and changes little from frame to frame (Viterbi).</summary>
/// <remarks>
/// State 0 of a frame is "unvoiced", state i its candidate i - 1. A frame is decided on the best path up to a frame that
/// follows it by a fixed number of frames, so that the memory is bounded.
/// </remarks>
internal sealed class F0Path
{
    private readonly int _depth;
    private readonly int _states;
    private readonly float _jumpCost;
    private readonly float _changeCost;
    private readonly byte[] _cameFrom;
    private readonly float[] _octaves;
    private readonly float[] _octavesBefore;
    private readonly float[] _scores;
    private readonly float[] _scoresBefore;
    private int _count;

    public F0Path(F0Options options)
    {
        _depth = options.DecisionFrames + 1;
        _states = options.Candidates + 1;

        // Boersma's costs are for frames 10 ms apart; they are scaled so that the hop does not change the track.
        var scale = 0.010 / options.HopSeconds;
        _jumpCost = (float)(scale * options.OctaveJumpCost);
        _changeCost = (float)(scale * options.VoicingChangeCost);
        _cameFrom = new byte[_depth * _states];
        _octaves = new float[_states];
        _octavesBefore = new float[_states];
        _scores = new float[_states];
        _scoresBefore = new float[_states];
    }

    /// <summary>The number of frames added so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Begins a new stream.</summary>
    public void Restart() => (Frames, _count) = (0, 0);

    /// <summary>Goes on by one frame.</summary>
    /// <param name="unvoiced">How strong "unvoiced" is.</param>
    /// <param name="candidates">The voiced candidates.</param>
    public void Add(float unvoiced, ReadOnlySpan<F0Candidate> candidates)
    {
        _scores.CopyTo(_scoresBefore, 0);
        _octaves.CopyTo(_octavesBefore, 0);
        var before = _count;
        var cameFrom = Row(Frames);
        (_scores[0], cameFrom[0]) = BestInto(0, voiced: false, before);
        _scores[0] += unvoiced;
        for (var i = 0; i < candidates.Length; i++)
        {
            _octaves[i + 1] = candidates[i].Octaves;
            (_scores[i + 1], cameFrom[i + 1]) = BestInto(candidates[i].Octaves, voiced: true, before);
            _scores[i + 1] += candidates[i].Strength;
        }

        _count = candidates.Length + 1;
        Frames++;
        Rebase();
    }

    /// <summary>The state of a frame on the best path up to the last frame.</summary>
    /// <param name="frame">One of the last frames, as many as the options let follow a decision.</param>
    public int StateOf(long frame)
    {
        var state = Best();
        for (var at = Frames - 1; at > frame; at--)
        {
            state = Row(at)[state];
        }

        return state;
    }

    private Span<byte> Row(long frame) => _cameFrom.AsSpan((int)(frame % _depth) * _states, _states);

    private (float Score, byte From) BestInto(float octaves, bool voiced, int before)
    {
        if (before == 0)
        {
            return (0, 0);
        }

        var (best, from) = (_scoresBefore[0] - (voiced ? _changeCost : 0), 0);
        for (var i = 1; i < before; i++)
        {
            var score = _scoresBefore[i] - (voiced ? _jumpCost * Math.Abs(_octavesBefore[i] - octaves) : _changeCost);
            if (score > best)
            {
                (best, from) = (score, i);
            }
        }

        return (best, (byte)from);
    }

    private int Best()
    {
        var best = 0;
        for (var i = 1; i < _count; i++)
        {
            best = _scores[i] > _scores[best] ? i : best;
        }

        return best;
    }

    // Only differences of scores matter; sums over hours would lose their digits.
    private void Rebase()
    {
        var best = _scores[Best()];
        for (var i = 0; i < _count; i++)
        {
            _scores[i] -= best;
        }
    }
}
