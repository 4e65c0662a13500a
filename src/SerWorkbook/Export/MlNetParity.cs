using System.Globalization;
using Microsoft.ML.Data;

namespace SerWorkbook.Export;

/// <summary>Compares what plain weights predict with what ML.NET predicts.</summary>
internal static class MlNetParity
{
    /// <summary>The largest difference of a probability over all rows.</summary>
    /// <param name="model">A model of one of ML.NET's trainers.</param>
    /// <param name="table">The rows to predict.</param>
    /// <exception cref="ArgumentException">The model does not come from ML.NET.</exception>
    public static double LargestDifference(TrainedModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var mlNet =
            model.MlNet
            ?? throw new ArgumentException("The model does not come from ML.NET, so there is nothing to compare it with.", nameof(model));
        var largest = 0.0;
        var scores = mlNet.Transformer.Transform(table.ToDataView(mlNet.Context)).GetColumn<float[]>("Score");
        foreach (var (row, theirs) in table.Rows.Zip(scores))
        {
            var ours = model.Predict(row.Features, model.Labels);
            largest = Math.Max(largest, ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max());
        }

        return largest;
    }

    /// <summary>Refuses a model whose plain weights predict something else than ML.NET does.</summary>
    /// <param name="model">The model; one that does not come from ML.NET passes.</param>
    /// <param name="table">The rows to predict.</param>
    /// <param name="tolerance">The most that a probability may differ.</param>
    /// <exception cref="InvalidOperationException">A probability differs by more.</exception>
    public static void Require(TrainedModel model, FeatureTable table, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.MlNet is not null && LargestDifference(model, table) is var difference && !(difference <= tolerance))
        {
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The plain weights predict up to {difference:0.0e0} apart from ML.NET; {tolerance:0.0e0} is allowed. The model was "
                        + $"not saved."
                )
            );
        }
    }
}
