using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>What a model was trained on, recording by recording, and what its recipe said of recordings it had not heard.</summary>
/// <remarks>The file <c>training.json</c> beside <c>model.json</c>: model cards and bundles are made from it.</remarks>
/// <param name="Corpus">The corpus.</param>
/// <param name="Notice">What every user of the corpus must be told; <see langword="null"/> for nothing.</param>
/// <param name="IsSynthetic">Whether the voices are synthetic.</param>
/// <param name="DataHash">The hash over recordings and labels, as in the model's origin.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Protocol">The protocol of the predictions.</param>
/// <param name="Promise">What the protocol guarantees.</param>
/// <param name="Apart">What never occurs on both sides of a fold.</param>
/// <param name="Folds">The names of the folds.</param>
/// <param name="Labels">The emotions; probability i belongs to label i.</param>
/// <param name="Rows">The recordings, in the order of the corpus.</param>
internal sealed record TrainingRecord(
    string Corpus,
    string? Notice,
    bool IsSynthetic,
    string DataHash,
    string Recipe,
    int Seed,
    string Protocol,
    string Promise,
    KeptApart Apart,
    IReadOnlyList<string> Folds,
    IReadOnlyList<string> Labels,
    IReadOnlyList<TrainingRow> Rows
)
{
    /// <summary>Puts the record of a search's model together.</summary>
    /// <param name="search">The search.</param>
    /// <param name="recipe">The recipe, or the ensemble, as text.</param>
    /// <param name="predictions">What it said of the tested rows; none where the search was put together by hand.</param>
    public static TrainingRecord Of(SearchResult search, string recipe, IReadOnlyList<RowPrediction> predictions)
    {
        var table = search.Table;
        var byRow = predictions.ToDictionary(prediction => prediction.Row);
        return new TrainingRecord(
            table.Corpus.Name,
            table.Corpus.Notice,
            table.Corpus.IsSynthetic,
            table.Corpus.DataHash,
            recipe,
            search.Options.Seed,
            search.Split.Protocol,
            search.Split.Promise,
            search.Split.Apart,
            [.. search.Split.Folds.Select(fold => fold.Name)],
            table.Labels,
            [.. table.Rows.Select((row, number) => TrainingRow.Of(row, byRow.GetValueOrDefault(number)))]
        );
    }

    /// <summary>Scores the predictions as an evaluation does.</summary>
    /// <param name="set">The features of the model, which the tables name.</param>
    /// <param name="scaling">How they were scaled, likewise.</param>
    /// <returns><see langword="null"/> where there are none.</returns>
    public EvaluationResult? Evaluate(FeatureSet set, FeatureScaling scaling)
    {
        var corpus = new Corpus(Corpus, "", Rows.Select(row => row.ToUtterance(Corpus)).Distinct(), [], Notice, IsSynthetic);
        var zeros = new float[set.Columns.Count];
        var table = new FeatureTable(
            corpus,
            set,
            null,
            Rows.Select(row => new FeatureRow(row.ToUtterance(Corpus), row.Piece, zeros)),
            [],
            scaling
        );
        RowPrediction[] predictions =
        [
            .. Rows.Index()
                .Where(row => row.Item.Fold is not null)
                .Select(row => new RowPrediction(row.Index, row.Item.Fold!.Value, table.Classes[row.Index], row.Item.Probabilities!)),
        ];
        return predictions.Length == 0 ? null : new EvaluationResult(table, SplitOf(predictions), Recipe, Seed, predictions);
    }

    /// <summary>The median length of the recordings, seconds.</summary>
    public double MedianSeconds => MiddleValue.Of(Rows.Select(row => row.Seconds));

    /// <summary>Says what is wrong with a record that was read from a file.</summary>
    /// <returns>The fault, or <see langword="null"/> when it is good.</returns>
    public string? FindFault() =>
        Rows.Count == 0 ? "it lists no recordings"
        : Rows.Any(row => row is null) ? "one of its recordings is null"
        : !Labels.SequenceEqual(Rows.Select(row => row.Emotion).Distinct().Order(StringComparer.Ordinal))
            ? "its labels are not the emotions of its recordings"
        : Rows.FirstOrDefault(row => !row.IsPredicted(Labels.Count, Folds.Count)) is { } odd
            ? $"fold and probabilities of '{odd.Path}' do not fit"
        : null;

    private DataSplit SplitOf(IReadOnlyList<RowPrediction> predictions)
    {
        var tested = predictions.ToLookup(prediction => prediction.Fold, prediction => prediction.Row);
        return new DataSplit(
            Protocol,
            Promise,
            Apart,
            [
                .. Folds
                    .Select((name, fold) => (Name: name, Test: tested[fold].Order().ToArray()))
                    .Select(fold => new Fold(fold.Name, [.. Enumerable.Range(0, Rows.Count).Except(fold.Test)], fold.Test)),
            ]
        );
    }
}
