namespace SerWorkbook.Speech.Features;

/// <summary>Finds the sequence of candidates that is strong in every frame and changes little from frame to frame (Viterbi).</summary>
internal static class F0Path
{
    public static F0Candidate[] Best(F0Candidate[][] candidates, F0Options options)
    {
        var path = new F0Candidate[candidates.Length];
        if (path.Length == 0)
        {
            return path;
        }

        var (scores, cameFrom) = Forward(candidates, options);
        var best = Array.IndexOf(scores, scores.Max());
        for (var frame = path.Length - 1; frame >= 0; frame--)
        {
            path[frame] = candidates[frame][best];
            best = cameFrom[frame][best];
        }

        return path;
    }

    private static (double[] Scores, int[][] CameFrom) Forward(F0Candidate[][] candidates, F0Options options)
    {
        var cameFrom = new int[candidates.Length][];
        var scores = Array.ConvertAll(candidates[0], candidate => (double)candidate.Strength);
        cameFrom[0] = new int[scores.Length];
        for (var frame = 1; frame < candidates.Length; frame++)
        {
            var next = new double[candidates[frame].Length];
            cameFrom[frame] = new int[next.Length];
            for (var to = 0; to < next.Length; to++)
            {
                (cameFrom[frame][to], next[to]) = BestStep(candidates[frame - 1], scores, candidates[frame][to], options);
            }

            scores = next;
        }

        return (scores, cameFrom);
    }

    private static (int From, double Score) BestStep(F0Candidate[] previous, double[] scores, F0Candidate to, F0Options options)
    {
        var (best, bestScore) = (0, double.NegativeInfinity);
        for (var from = 0; from < previous.Length; from++)
        {
            var score = scores[from] - Cost(previous[from].Hertz, to.Hertz, options);
            if (score > bestScore)
            {
                (best, bestScore) = (from, score);
            }
        }

        return (best, bestScore + to.Strength);
    }

    // Boersma's costs are for frames 10 ms apart; they are scaled so that the hop does not change the track.
    private static double Cost(float from, float to, F0Options options)
    {
        var scale = 0.010 / options.HopSeconds;
        return (from > 0, to > 0) switch
        {
            (false, false) => 0,
            (true, true) => scale * options.OctaveJumpCost * Math.Abs(Math.Log2(from / to)),
            _ => scale * options.VoicingChangeCost,
        };
    }
}
