using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>A multi-class trainer of ML.NET behind a scaler to mean 0 and variance 1.</summary>
internal abstract class MlNetTrainer : ITrainer
{
    private protected MlNetTrainer() { }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<TrainerSetting> Space { get; }

    /// <inheritdoc/>
    public abstract double RelativeCost { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<Recipe> Portfolio { get; }

    /// <inheritdoc/>
    public TrainedModel Train(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(seed);
        using var stop = MlNetCancellation.Register(context, cancellationToken);
        var mask = ColumnChoice.Find(recipe.Columns).Mask(table.Set);
        var data = table.ToDataView(context, rows, mask);
        var preparation = Preparation(context).Fit(data);
        var prepared = context.Data.Cache(preparation.Transform(data));
        var model = Fit(context, recipe, seed, prepared);
        cancellationToken.ThrowIfCancellationRequested();
        var toLabel = context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(prepared));
        var whole = preparation.Append(model).Append(toLabel);
        return new TrainedModel(
            ReadLabels(prepared),
            Without(ReadScaler(preparation.LastTransformer), mask),
            ReadWeights(model),
            new MlNetModel(context, whole, data.Schema)
        );
    }

    /// <summary>What comes before any model: labels as keys in order of their names, features scaled.</summary>
    internal static EstimatorChain<NormalizingTransformer> Preparation(MLContext context) =>
        context
            .Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(context.Transforms.NormalizeMeanVariance("Features", fixZero: false));

    /// <summary>Trains on prepared data: Features scaled, Label a key.</summary>
    private protected abstract ITransformer Fit(MLContext context, Recipe recipe, int seed, IDataView prepared);

    /// <summary>Takes the weights out of what <see cref="Fit"/> gave.</summary>
    private protected abstract Classifier ReadWeights(ITransformer model);

    // ML.NET learnt from rows in which these columns were 0.
    private static Standardiser Without(Standardiser scaler, bool[] mask) =>
        new([.. scaler.Offset], [.. scaler.Scale.ToArray().Zip(mask, (scale, taken) => taken ? scale : 0)]);

    private static string[] ReadLabels(IDataView prepared)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        prepared.Schema["Label"].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    /// <summary>Takes the scaler out of a preparation.</summary>
    internal static Standardiser ReadScaler(NormalizingTransformer normaliser)
    {
        var parameters = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)
            normaliser.GetNormalizerModelParameters(0);
        var scale = parameters.Scale.ToArray();

        // ML.NET leaves the offsets out where they are all 0.
        var offset = parameters.Offset.IsDefaultOrEmpty ? new float[scale.Length] : [.. parameters.Offset];
        return new Standardiser(offset, scale);
    }
}
