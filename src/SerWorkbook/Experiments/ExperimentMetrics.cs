using Microsoft.ML;
using Microsoft.ML.Data;

namespace SerWorkbook.Experiments;

/// <summary>Lets ML.NET score the predictions of a trial.</summary>
internal static class ExperimentMetrics
{
    /// <summary>Scores.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="predictions">One prediction per row.</param>
    public static MulticlassClassificationMetrics Of(FeatureTable table, IReadOnlyList<RowPrediction> predictions)
    {
        var context = new MLContext(1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, table.Labels.Count);
        var scored = context.Data.LoadFromEnumerable(predictions.Select(prediction => new Row(prediction, table.Labels)), schema);
        var classes = context.Data.LoadFromEnumerable(table.Labels.Select(label => new { Label = label }));
        var keys = context.Transforms.Conversion.MapValueToKey(
            [new InputOutputColumnPair("Label"), new InputOutputColumnPair("PredictedLabel")],
            keyData: classes
        );
        return context.MulticlassClassification.Evaluate(keys.Fit(scored).Transform(scored));
    }

    private sealed class Row(RowPrediction prediction, IReadOnlyList<string> labels)
    {
        public string Label { get; set; } = labels[prediction.Truth];

        public string PredictedLabel { get; set; } = labels[prediction.Predicted];

        public float[] Score { get; set; } = [.. prediction.Probabilities.Select(value => (float)value)];
    }
}
