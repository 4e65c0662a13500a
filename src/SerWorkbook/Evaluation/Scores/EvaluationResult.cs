using Microsoft.Data.Analysis;
using SerWorkbook.Corpora;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>The result of evaluating a recipe under one protocol: predictions for rows that the models were not trained on.</summary>
public sealed class EvaluationResult
{
    private const int LengthParts = 4;

    /// <summary>Scores predictions.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="recipe">The recipe as text.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="predictions">One prediction per tested row.</param>
    public EvaluationResult(FeatureTable table, DataSplit split, string recipe, int seed, IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        Table = table;
        Split = split;
        RecipeText = recipe;
        Seed = seed;
        Predictions = predictions;
        Matrix = ConfusionMatrix.Of(table.Labels, predictions);
        Probabilities = ProbabilityScores.Of(predictions);
        UarInterval = SpeakerBootstrap.Uar(table, predictions, seed);
        AccuracyInterval = SpeakerBootstrap.Of(table, predictions, matrix => matrix.Accuracy, seed);
        MacroF1Interval = SpeakerBootstrap.Of(table, predictions, matrix => matrix.MacroF1, seed);
        SentenceUarInterval = SentenceBootstrap.Uar(table, predictions, seed);
        Speakers = SpeakerScore.Of(table, predictions);
        Sexes = [.. predictions.GroupBy(p => table.Rows[p.Row].Utterance.Sex).OrderBy(group => group.Key).Select(Score)];
        Lengths = ScoreLengths();
        MissingClasses = FindMissingClasses();
    }

    /// <summary>The table that was predicted.</summary>
    public FeatureTable Table { get; }

    /// <summary>The protocol.</summary>
    public DataSplit Split { get; }

    /// <summary>The recipe as text.</summary>
    public string RecipeText { get; }

    /// <summary>The random seed.</summary>
    public int Seed { get; }

    /// <summary>One prediction per tested row.</summary>
    public IReadOnlyList<RowPrediction> Predictions { get; }

    /// <summary>All predictions together: UAR, accuracy, F1.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>The 95 % interval of the UAR, by bootstrap over speakers.</summary>
    public Interval UarInterval { get; }

    /// <summary>The 95 % interval of the accuracy, by bootstrap over speakers.</summary>
    public Interval AccuracyInterval { get; }

    /// <summary>The 95 % interval of the macro F1, by bootstrap over speakers.</summary>
    public Interval MacroF1Interval { get; }

    /// <summary>The 95 % interval of the UAR by bootstrap over sentences; unknown if they are few, unknown or not repeated.</summary>
    public Interval SentenceUarInterval { get; }

    /// <summary>Log loss, Brier score and calibration error.</summary>
    public ProbabilityScores Probabilities { get; }

    /// <summary>The scores of each speaker, in alphabetical order.</summary>
    public IReadOnlyList<SpeakerScore> Speakers { get; }

    /// <summary>The speaker with the highest UAR; the first by name if there are several.</summary>
    public SpeakerScore BestSpeaker => Speakers.MaxBy(score => score.Uar)!;

    /// <summary>The speaker with the lowest UAR; the first by name if there are several.</summary>
    public SpeakerScore WorstSpeaker => Speakers.MinBy(score => score.Uar)!;

    /// <summary>The scores by sex: women, men and unknown.</summary>
    public IReadOnlyList<SexScore> Sexes { get; }

    /// <summary>The rows in up to four parts of equal size, from the shortest recordings to the longest.</summary>
    public IReadOnlyList<LengthScore> Lengths { get; }

    /// <summary>The speakers that do not act every emotion; their UAR counts only the emotions that they act.</summary>
    public IReadOnlyList<MissingClasses> MissingClasses { get; }

    /// <summary>Passes the predictions to Microsoft.Data.Analysis, one row each.</summary>
    /// <returns>Columns path, speaker, sex, emotion (the true one), sentence, piece, fold (from 0), predicted, confidence and isRight, then
    /// the probability of each emotion, 0 to 1, as p(emotion).</returns>
    /// <example><code>result.ToDataFrame().GroupBy("speaker").Mean("confidence")</code></example>
    public DataFrame ToDataFrame()
    {
        FeatureRow[] rows = [.. Predictions.Select(p => Table.Rows[p.Row])];
        var columns = DataFrameParts.OfUtterances([.. rows.Select(row => row.Utterance)]);
        columns.Add(new Int32DataFrameColumn("piece", rows.Select(row => row.Piece)));
        columns.Add(new Int32DataFrameColumn("fold", Predictions.Select(p => p.Fold)));
        columns.Add(new StringDataFrameColumn("predicted", Predictions.Select(p => Table.Labels[p.Predicted])));
        columns.Add(new DoubleDataFrameColumn("confidence", Predictions.Select(p => p.Confidence)));
        columns.Add(new BooleanDataFrameColumn("isRight", Predictions.Select(p => p.IsRight)));
        columns.AddRange(
            Table.Labels.Select((label, i) => new DoubleDataFrameColumn($"p({label})", Predictions.Select(p => p.Probabilities[i])))
        );
        return new DataFrame(columns);
    }

    private SexScore Score(IGrouping<Sex, RowPrediction> predictions)
    {
        var matrix = ConfusionMatrix.Of(Table.Labels, [.. predictions]);
        var speakers = predictions.Select(p => Table.Rows[p.Row].Utterance.Speaker).Distinct().Count();
        return new SexScore(
            predictions.Key,
            speakers,
            matrix.Total,
            matrix.Accuracy,
            matrix.Uar,
            SpeakerBootstrap.Uar(Table, [.. predictions], Seed)
        );
    }

    private LengthScore[] ScoreLengths()
    {
        var byLength = Predictions.OrderBy(p => Table.Rows[p.Row].Utterance.Seconds).ThenBy(p => p.Row).ToArray();
        return
        [
            .. byLength.Index().GroupBy(p => p.Index * LengthParts / byLength.Length, p => p.Item).Select(part => ScoreLength([.. part])),
        ];
    }

    private LengthScore ScoreLength(RowPrediction[] part) =>
        new(
            Table.Rows[part[0].Row].Utterance.Seconds,
            Table.Rows[part[^1].Row].Utterance.Seconds,
            part.Length,
            (double)part.Count(p => p.IsRight) / part.Length,
            SpeakerBootstrap.Of(Table, part, matrix => matrix.Accuracy, Seed)
        );

    private MissingClasses[] FindMissingClasses() =>
        [
            .. Table
                .Rows.GroupBy(row => row.Utterance.Speaker)
                .OrderBy(rows => rows.Key, StringComparer.Ordinal)
                .Select(rows => new MissingClasses(rows.Key, [.. Table.Labels.Except(rows.Select(row => row.Utterance.Emotion))]))
                .Where(missing => missing.Labels.Count > 0),
        ];
}
