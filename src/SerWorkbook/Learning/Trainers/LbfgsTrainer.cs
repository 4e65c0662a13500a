using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Multinomial logistic regression fitted by L-BFGS, with L1 and L2 penalties.</summary>
internal sealed class LbfgsTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "lbfgs";

    /// <inheritdoc/>
    public override string Title => "L-BFGS maximum entropy";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } = [new("l1", 0.01, 3), new("l2", 3, 1000)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [Recipe.Of("lbfgs", ("l1", 0), ("l2", 100)), Recipe.Of("lbfgs", ("l1", 0), ("l2", 10))];

    /// <inheritdoc/>
    public override double RelativeCost => 20;

    private protected override ITransformer Fit(MLContext context, Recipe recipe, int seed, IDataView prepared) =>
        context
            .MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                new LbfgsMaximumEntropyMulticlassTrainer.Options
                {
                    L1Regularization = (float)recipe["l1"],
                    L2Regularization = (float)recipe["l2"],
                    NumberOfThreads = 1,
                }
            )
            .Fit(prepared);

    private protected override Classifier ReadWeights(ITransformer model) =>
        MaximumEntropyWeights.Read(((MulticlassPredictionTransformer<MaximumEntropyModelParameters>)model).Model);
}
