namespace SerWorkbook.Learning.Ensembles;

/// <summary>Scores weighted means of several models' predictions of the same rows.</summary>
internal sealed class BlendScore(int classes, IReadOnlyList<IReadOnlyList<RowPrediction>> members)
{
    /// <summary>Number of members that may be blended.</summary>
    public int Count => members.Count;

    /// <summary>UAR, 0 to 1, and log loss, nats, of a blend.</summary>
    /// <param name="counts">How often each member counts; not all 0.</param>
    public (double Uar, double LogLoss) Of(IReadOnlyList<int> counts)
    {
        var (right, all) = (new int[classes], new int[classes]);
        var (loss, blended) = (0.0, new double[classes]);
        for (var i = 0; i < members[0].Count; i++)
        {
            Blend(counts, i, blended);
            var truth = members[0][i].Truth;
            all[truth]++;
            right[truth] += Array.IndexOf(blended, blended.Max()) == truth ? 1 : 0;
            loss -= Math.Log(Math.Max(blended[truth], ProbabilityScores.Floor));
        }

        return (Enumerable.Range(0, classes).Where(c => all[c] > 0).Average(c => (double)right[c] / all[c]), loss / members[0].Count);
    }

    /// <summary>The blend's predictions.</summary>
    /// <param name="counts">How often each member counts; not all 0.</param>
    public IReadOnlyList<RowPrediction> Predictions(IReadOnlyList<int> counts) =>
        [
            .. members[0]
                .Select(
                    (prediction, i) =>
                    {
                        var blended = new double[classes];
                        Blend(counts, i, blended);
                        return prediction with { Probabilities = blended };
                    }
                ),
        ];

    private void Blend(IReadOnlyList<int> counts, int row, double[] blended)
    {
        Array.Clear(blended);
        var places = 0;
        for (var m = 0; m < members.Count; m++)
        {
            for (var c = 0; c < classes && counts[m] > 0; c++)
            {
                blended[c] += counts[m] * members[m][row].Probabilities[c];
            }

            places += counts[m];
        }

        for (var c = 0; c < classes; c++)
        {
            blended[c] /= places;
        }
    }
}
