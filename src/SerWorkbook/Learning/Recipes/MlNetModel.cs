using Microsoft.ML;

namespace SerWorkbook;

/// <summary>A model as ML.NET holds it: from the columns Features and Label to PredictedLabel and Score.</summary>
/// <param name="Context">The context that it was trained in.</param>
/// <param name="Transformer">The whole pipeline: scaler, model, label.</param>
/// <param name="InputSchema">The columns that it was trained on.</param>
public sealed record MlNetModel(MLContext Context, ITransformer Transformer, DataViewSchema InputSchema);
