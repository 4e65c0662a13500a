using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Gradient boosted trees by LightGBM.</summary>
internal sealed class LightGbmTrainer : MlNetTrainer
{
    // Binning takes most of the time of a training: a quarter of the default takes 0.6 times the time.
    private const int Bins = 63;

    /// <inheritdoc/>
    public override string Name => "lightGbm";

    /// <inheritdoc/>
    public override string Title => "LightGBM";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [
        new("columnShare", 0.02, 0.3) { Most = 1 },
        new("iterations", 40, 160, Whole: true),
        new("leaves", 4, 32, Whole: true),
        new("minimumLeaf", 3, 30, Whole: true),
        new("rate", 0.03, 0.3),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [Recipe.Of("lightGbm", ("columnShare", 0.06), ("iterations", 80), ("leaves", 8), ("minimumLeaf", 10), ("rate", 0.1))];

    /// <inheritdoc/>
    public override double RelativeCost => 100;

    private protected override ITransformer Fit(MLContext context, Recipe recipe, int seed, IDataView prepared) =>
        context
            .MulticlassClassification.Trainers.LightGbm(
                new LightGbmMulticlassTrainer.Options
                {
                    NumberOfIterations = (int)recipe["iterations"],
                    NumberOfLeaves = (int)recipe["leaves"],
                    MinimumExampleCountPerLeaf = (int)recipe["minimumLeaf"],
                    LearningRate = recipe["rate"],
                    MaximumBinCountPerFeature = Bins,
                    Booster = new GradientBooster.Options { FeatureFraction = recipe["columnShare"] },
                    Seed = seed,
                    NumberOfThreads = 1,
                    Silent = true,
                    Verbose = false,
                }
            )
            .Fit(prepared);

    private protected override Classifier ReadWeights(ITransformer model)
    {
        var parts = OneVersusAllParts.Of<LightGbmBinaryModelParameters>(model).ToArray();
        var trees = parts
            .Select(part => part.Model.TrainedTreeEnsemble.Trees.Zip(part.Model.TrainedTreeEnsemble.TreeWeights, ReadTree).ToArray())
            .ToArray();
        return new OneVersusAllTreeClassifier(trees, -parts[0].Calibrator.Slope);
    }

    private static Speech.RegressionTree ReadTree(Microsoft.ML.Trainers.FastTree.RegressionTree tree, double weight) =>
        new(
            [.. tree.NumericalSplitFeatureIndexes],
            [.. tree.NumericalSplitThresholds],
            [.. tree.LeftChild],
            [.. tree.RightChild],
            [.. tree.LeafValues.Select(value => weight * value)]
        );
}
