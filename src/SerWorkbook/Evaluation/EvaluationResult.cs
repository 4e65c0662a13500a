using SerWorkbook.FeatureTables;

namespace SerWorkbook.Evaluation;

/// <summary>How well a recipe does under one protocol: predictions for rows that the predicting model had not learnt from.</summary>
public sealed class EvaluationResult
{
    /// <summary>Scores predictions.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="recipe">What was trained, in words.</param>
    /// <param name="seed">The seed of all that was random.</param>
    /// <param name="predictions">One prediction a tested row.</param>
    public EvaluationResult(FeatureTable table, Split split, string recipe, int seed, IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        Table = table;
        Split = split;
        Recipe = recipe;
        Seed = seed;
        Predictions = predictions;
        Matrix = ConfusionMatrix.Of(table.Labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));
        UarInterval = SpeakerBootstrap.Uar(table, predictions, seed);
        Speakers = [.. predictions.GroupBy(p => table.Rows[p.Row].Utterance.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Score)];
    }

    /// <summary>The table that was predicted.</summary>
    public FeatureTable Table { get; }

    /// <summary>The protocol.</summary>
    public Split Split { get; }

    /// <summary>What was trained, in words.</summary>
    public string Recipe { get; }

    /// <summary>The seed of all that was random.</summary>
    public int Seed { get; }

    /// <summary>One prediction a tested row.</summary>
    public IReadOnlyList<RowPrediction> Predictions { get; }

    /// <summary>All predictions together: UAR, accuracy, F1.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>The 95 % interval of the UAR, by bootstrap over speakers.</summary>
    public Interval UarInterval { get; }

    /// <summary>Each speaker's scores, in order of their names.</summary>
    public IReadOnlyList<SpeakerScore> Speakers { get; }

    private SpeakerScore Score(IGrouping<string, RowPrediction> predictions)
    {
        var matrix = ConfusionMatrix.Of(Table.Labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));
        var sex = Table.Rows[predictions.First().Row].Utterance.Sex;
        return new SpeakerScore(predictions.Key, sex, matrix.Total, matrix.Present.Count(), matrix.Accuracy, matrix.Uar);
    }
}
