using System.Text.Json;

namespace SerWorkbook.Export;

/// <summary>The scores of a model as JSON, for programs: the part <c>metrics.json</c> of a bundle.</summary>
internal static class MetricsFile
{
    /// <summary>The name of the part.</summary>
    public const string Name = "metrics.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Renders scores with their protocol and their 95 % intervals.</summary>
    /// <param name="result">The evaluation.</param>
    public static byte[] ToJson(EvaluationResult result) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Format = "SerWorkbook metrics",
                Version = 1,
                result.Split.Protocol,
                result.Split.Promise,
                Folds = result.Split.Folds.Count,
                TestedRows = result.Predictions.Count,
                result.Table.Corpus.DataHash,
                result.Table.Corpus.IsSynthetic,
                result.Seed,
                Uar = Of(result.Matrix.Uar, result.UarInterval),
                Accuracy = Of(result.Matrix.Accuracy, result.AccuracyInterval),
                MacroF1 = Of(result.Matrix.MacroF1, result.MacroF1Interval),
                Emotions = result.Matrix.Classes.Select(score => new
                {
                    score.Label,
                    Rows = score.Support,
                    Precision = Finite(score.Precision),
                    Recall = Finite(score.Recall),
                    F1 = Finite(score.F1),
                }),
                Speakers = result.Speakers.Select(score => new
                {
                    score.Speaker,
                    score.Rows,
                    Accuracy = Finite(score.Accuracy),
                    Uar = Finite(score.Uar),
                }),
                Sexes = result.Sexes.Select(score => new
                {
                    Sex = score.Sex.ToString().ToLowerInvariant(),
                    score.Speakers,
                    score.Rows,
                    Uar = Of(score.Uar, score.UarInterval),
                }),
            },
            Options
        );

    private static object Of(double value, Interval interval) =>
        new
        {
            Value = Finite(value),
            Low = Finite(interval.Low),
            High = Finite(interval.High),
        };

    // JSON knows no NaN: what is unknown is null.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
