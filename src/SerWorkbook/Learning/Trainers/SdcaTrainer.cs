using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Multinomial logistic regression fitted by stochastic dual coordinate ascent.</summary>
internal sealed class SdcaTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "sdca";

    /// <inheritdoc/>
    public override string Title => "SDCA maximum entropy";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [new("iterations", 10, 60, Whole: true), new("l1", 0.001, 1), new("l2", 0.001, 1)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } = [Recipe.Of("sdca", ("iterations", 20), ("l1", 0), ("l2", 0.03))];

    /// <inheritdoc/>
    public override double RelativeCost => 10;

    private protected override ITransformer Fit(MLContext context, Recipe recipe, int seed, IDataView prepared) =>
        context
            .MulticlassClassification.Trainers.SdcaMaximumEntropy(
                new SdcaMaximumEntropyMulticlassTrainer.Options
                {
                    L1Regularization = (float)recipe["l1"],
                    L2Regularization = (float)recipe["l2"],
                    MaximumNumberOfIterations = (int)recipe["iterations"],

                    // Several threads update the same weights without locks, so only one gives the same model twice.
                    NumberOfThreads = 1,
                }
            )
            .Fit(prepared);

    private protected override Classifier ReadWeights(ITransformer model) =>
        MaximumEntropyWeights.Read(((MulticlassPredictionTransformer<MaximumEntropyModelParameters>)model).Model);
}
