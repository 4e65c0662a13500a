using Microsoft.ML;
using Microsoft.ML.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>One linear support vector machine a class (Pegasos), each calibrated by Platt's sigmoid.</summary>
internal sealed class LinearSvmTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "linearSvm";

    /// <inheritdoc/>
    public override string Title => "linear SVM, one versus all";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } = [new("iterations", 10, 100, Whole: true), new("lambda", 0.00001, 0.01)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } = [Recipe.Of("linearSvm", ("iterations", 30), ("lambda", 0.001))];

    /// <inheritdoc/>
    public override double RelativeCost => 20;

    private protected override ITransformer Fit(MLContext context, Recipe recipe, int seed, IDataView prepared) =>
        context
            .MulticlassClassification.Trainers.OneVersusAll(
                context.BinaryClassification.Trainers.LinearSvm(
                    new Microsoft.ML.Trainers.LinearSvmTrainer.Options
                    {
                        NumberOfIterations = (int)recipe["iterations"],
                        Lambda = (float)recipe["lambda"],
                    }
                )
            )
            .Fit(prepared);

    private protected override Classifier ReadWeights(ITransformer model)
    {
        var parts = OneVersusAllParts.Of<LinearBinaryModelParameters>(model).ToArray();
        return new OneVersusAllLinearClassifier(
            new LinearWeights([.. parts.Select(part => part.Model.Weights.ToArray())], [.. parts.Select(part => part.Model.Bias)]),
            [.. parts.Select(part => part.Calibrator.Slope)],
            [.. parts.Select(part => part.Calibrator.Offset)]
        );
    }
}
