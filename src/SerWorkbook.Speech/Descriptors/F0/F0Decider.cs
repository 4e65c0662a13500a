namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>Chooses one F0 candidate or "unvoiced" per frame, so that the contour over time costs least.</summary>
/// <remarks>
/// A Viterbi search with a decision delay of 40 frames. Costs of a frame: a voiced state -2 ln(voicing), and 8 more when
/// its voicing is below 0.70, and 60 ln(H best / H) for a sum H below the frame's best (from 40 to 100 just as many
/// recordings are voiced like the reference); the unvoiced state 8 when the best voicing reaches 0.70. Costs of a step:
/// 10 an octave between voiced states, 10 for a change between voiced and unvoiced. Source: Eyben et al. 2016, section 3 (SHS and
/// Viterbi smoothing); the costs are fitted to openSMILE's values, within the roles that its documentation gives them.
/// </remarks>
internal sealed class F0Decider
{
    /// <summary>Frames from a frame to its decision.</summary>
    public const int Delay = 40;

    private const double VoicingCutoff = 0.70;
    private const double ThresholdCost = 8;
    private const double VoicingCost = 2;
    private const double RankCost = 60;
    private const double OctaveCost = 10;
    private const double ChangeCost = 10;
    private const double SmallestVoicing = 1e-6;

    private const int States = F0Candidates.Most + 1;
    private const int Unvoiced = F0Candidates.Most;
    private const int Ring = 64;

    private readonly double[] _octaves = new double[Ring * States];
    private readonly byte[] _from = new byte[Ring * States];
    private readonly double[] _costs = new double[States];
    private readonly double[] _newCosts = new double[States];
    private readonly double[] _local = new double[States];
    private readonly byte[] _path = new byte[Ring];
    private int _frames;
    private int _decided;
    private bool _pathReady;

    /// <summary>Frames that have gone in.</summary>
    public int Frames => _frames;

    /// <summary>Takes the candidates of the next frame.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="mean">Mean of the subharmonic sum.</param>
    public void Push(F0Candidates candidates, float mean)
    {
        var row = Row(_frames);
        LocalCosts(candidates, mean);
        for (var to = 0; to < States; to++)
        {
            _octaves[row + to] = to < candidates.Count ? candidates.Octaves[to] : 0;
            (_newCosts[to], _from[row + to]) = double.IsPositiveInfinity(_local[to])
                ? (double.PositiveInfinity, (byte)Unvoiced)
                : Cheapest(to);
        }

        // Only differences matter; taking the least off keeps the numbers small for hours.
        var least = _newCosts.Min();
        for (var state = 0; state < States; state++)
        {
            _costs[state] = _newCosts[state] - least;
        }

        _frames++;
    }

    /// <summary>Decides the next frame, if enough have followed.</summary>
    /// <param name="last">No more frames will come: decide whatever is left.</param>
    /// <param name="f0">The frame's F0, Hz; 0 for unvoiced.</param>
    /// <returns>False when more frames have to come first.</returns>
    public bool TryDecide(bool last, out double f0)
    {
        f0 = 0;
        if (_decided >= (last ? _frames : _frames - Delay))
        {
            return false;
        }

        // The end of the recording has one best path: it is read once and then followed.
        var state = last ? EndState() : Trace(_frames - 1, _decided);
        f0 = state == Unvoiced ? 0 : Math.Pow(2, _octaves[Row(_decided) + state]);
        _decided++;
        return true;
    }

    /// <summary>Forgets the recording.</summary>
    public void Reset() => (_frames, _decided, _pathReady) = (0, 0, false);

    private int EndState()
    {
        if (!_pathReady)
        {
            var state = Best();
            for (var frame = _frames - 1; frame >= _decided; frame--)
            {
                _path[frame % Ring] = (byte)state;
                state = _from[Row(frame) + state];
            }

            _pathReady = true;
        }

        return _path[_decided % Ring];
    }

    private int Trace(int from, int to)
    {
        var state = Best();
        for (var frame = from; frame > to; frame--)
        {
            state = _from[Row(frame) + state];
        }

        return state;
    }

    private int Best()
    {
        var best = 0;
        for (var state = 1; state < States; state++)
        {
            best = _costs[state] < _costs[best] ? state : best;
        }

        return best;
    }

    private void LocalCosts(F0Candidates candidates, float mean)
    {
        var highest = 0.0;
        for (var state = 0; state < F0Candidates.Most; state++)
        {
            _local[state] = double.PositiveInfinity;
            if (state < candidates.Count && candidates.Sums[state] > 0)
            {
                var voicing = Math.Max(SmallestVoicing, 1 - mean / candidates.Sums[state]);
                highest = Math.Max(highest, voicing);
                _local[state] =
                    RankCost * Math.Log(candidates.Sums[0] / candidates.Sums[state])
                    - VoicingCost * Math.Log(voicing)
                    + (voicing < VoicingCutoff ? ThresholdCost : 0);
            }
        }

        _local[Unvoiced] = highest >= VoicingCutoff ? ThresholdCost : 0;
    }

    private (double Cost, byte From) Cheapest(int to)
    {
        if (_frames == 0)
        {
            return (_local[to], Unvoiced);
        }

        var (row, before) = (Row(_frames), Row(_frames - 1));
        var (least, from) = (double.PositiveInfinity, (byte)Unvoiced);
        for (var state = 0; state < States; state++)
        {
            var step = (state == Unvoiced, to == Unvoiced) switch
            {
                (true, true) => 0,
                (false, false) => OctaveCost * Math.Abs(_octaves[row + to] - _octaves[before + state]),
                _ => ChangeCost,
            };
            if (_costs[state] + step < least)
            {
                (least, from) = (_costs[state] + step, (byte)state);
            }
        }

        return (least + _local[to], from);
    }

    private static int Row(int frame) => frame % Ring * States;
}
