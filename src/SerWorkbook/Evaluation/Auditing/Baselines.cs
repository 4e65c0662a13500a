using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Predicts the emotion from anything but speech, on the folds of a split.</summary>
internal sealed class Baselines
{
    /// <summary>The name of the baseline of all traits of the file format together.</summary>
    public const string FileFormat = "file format";

    /// <summary>The name of the baseline that knows the speaker.</summary>
    public const string Speaker = "speaker";

    // A smaller gain does not matter, and three standard errors are no accident even though many traits are tried.
    private const double LeastGain = 0.1;
    private const double StandardErrors = 3;

    // Intervals over few speakers are wide; a gain this large counts regardless of them.
    private const double LargeGain = 0.5;

    private readonly FeatureTable _table;
    private readonly DataSplit _split;
    private readonly int _seed;
    private readonly int[] _tested;

    private Baselines(FeatureTable table, DataSplit split, int seed)
    {
        _table = table;
        _split = split;
        _seed = seed;
        _tested = new int[table.Labels.Count];
        foreach (var row in split.Folds.SelectMany(fold => fold.Test))
        {
            _tested[table.Classes[row]]++;
        }
    }

    private double Chance => 1.0 / _tested.Count(count => count > 0);

    /// <summary>Scores every baseline.</summary>
    /// <param name="table">The table.</param>
    /// <param name="split">The folds.</param>
    /// <param name="survey">The survey of the audio; <see langword="null"/> without one.</param>
    /// <param name="seed">The seed of the intervals.</param>
    /// <returns>The scores in a fixed order.</returns>
    public static IReadOnlyList<BaselineScore> Score(FeatureTable table, DataSplit split, AudioSurvey? survey, int seed)
    {
        var baselines = new Baselines(table, split, seed);
        var traits = TraitColumns.Of(table, survey);
        var scores = new List<BaselineScore>
        {
            baselines.Score("class prior", BaselineKind.Labels, baselines.Predict(baselines.ByMajority(_ => ""))),
            baselines.Score(Speaker, BaselineKind.Labels, baselines.Predict(baselines.ByMajority(row => row.Utterance.Speaker))),
            baselines.ByTraits("duration", BaselineKind.Cue, traits.Duration),
        };
        if (traits.Loudness.Count > 0)
        {
            scores.Add(baselines.ByTraits("loudness", BaselineKind.Cue, traits.Loudness));
            scores.Add(baselines.ByTraits("silence", BaselineKind.Cue, traits.Silence));
        }

        scores.AddRange(
            traits
                .Format.Where(trait => trait.Name is TraitColumns.SamplingRate or TraitColumns.Bandwidth)
                .Select(trait => baselines.ByTraits(trait.Name, BaselineKind.FileFormat, [trait]))
        );
        scores.Add(baselines.ByFormat(traits.Format));
        return scores;
    }

    // One informative trait may drown among many others, so the better of all together and the best alone counts.
    private BaselineScore ByFormat(IReadOnlyList<TraitColumn> traits)
    {
        var alone = traits.Select(trait => (Trait: trait, Predictions: Predict(Bayes([trait])))).MaxBy(item => UarOf(item.Predictions));
        var together = Predict(Bayes(traits));
        return Score(FileFormat, BaselineKind.FileFormat, UarOf(alone.Predictions) > UarOf(together) ? alone.Predictions : together) with
        {
            Strongest = alone.Trait.Name,
        };
    }

    private BaselineScore ByTraits(string name, BaselineKind kind, IReadOnlyList<TraitColumn> traits) =>
        Score(name, kind, Predict(Bayes(traits)));

    private Func<Fold, IReadOnlyList<double[]>> Bayes(IReadOnlyList<TraitColumn> traits) =>
        fold => BinnedBayes.Predict(traits, _table.Classes, _table.Labels.Count, fold.Train, fold.Test);

    private RowPrediction[] Predict(Func<Fold, IReadOnlyList<double[]>> predict) =>
        [
            .. _split
                .Folds.Index()
                .SelectMany(fold =>
                    predict(fold.Item).Zip(fold.Item.Test, (shares, row) => new RowPrediction(row, fold.Index, _table.Classes[row], shares))
                ),
        ];

    private double UarOf(RowPrediction[] predictions) => ConfusionMatrix.Of(_table.Labels, [.. predictions]).Uar;

    private BaselineScore Score(string name, BaselineKind kind, RowPrediction[] predictions)
    {
        var uar = UarOf(predictions);
        var interval = SpeakerBootstrap.Uar(_table, predictions, _seed);
        var score = new BaselineScore(name, kind, uar, interval, Chance, false);
        var isBeyondSpeakers = !interval.IsKnown || interval.Low > Chance || score.Gain > LargeGain;
        return score with { IsClear = isBeyondSpeakers && score.Gain >= LeastGain && uar - Chance > StandardErrors * StandardError() };
    }

    // Of the UAR of guessing: the mean of the classes' binomial recalls.
    private double StandardError() => Chance * Math.Sqrt(_tested.Where(count => count > 0).Sum(count => Chance * (1 - Chance) / count));

    private Func<Fold, IReadOnlyList<double[]>> ByMajority(Func<FeatureRow, string> groupOf) =>
        fold =>
        {
            var all = Shares(fold.Train);
            var groups = fold
                .Train.GroupBy(row => groupOf(_table.Rows[row]), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, Shares, StringComparer.Ordinal);
            return [.. fold.Test.Select(row => groups.GetValueOrDefault(groupOf(_table.Rows[row]), all))];
        };

    private double[] Shares(IEnumerable<int> rows)
    {
        var counts = new double[_table.Labels.Count];
        foreach (var row in rows)
        {
            counts[_table.Classes[row]]++;
        }

        var sum = Math.Max(1, counts.Sum());
        return Array.ConvertAll(counts, count => count / sum);
    }
}
