namespace SerWorkbook;

/// <summary>A family of models that the search may choose from.</summary>
public interface ITrainer
{
    /// <summary>Its name in recipes, such as <c>lbfgs</c>.</summary>
    string Name { get; }

    /// <summary>Its name for readers, such as "L-BFGS maximum entropy".</summary>
    string Title { get; }

    /// <summary>The settings that the search may choose.</summary>
    IReadOnlyList<TrainerSetting> Space { get; }

    /// <summary>The scalings that it can learn from; by training rows and per speaker unless it says otherwise.</summary>
    IReadOnlyList<FeatureScaling> Scalings => [FeatureScaling.Global, FeatureScaling.PerSpeaker];

    /// <summary>
    /// About how long it trains beside a linear SVM on a thousand rows, above 0: a search spends longer trials more sparingly.
    /// </summary>
    double RelativeCost => 1;

    /// <summary>Proven recipes of this trainer, the best first; the search starts with those of every trainer.</summary>
    IReadOnlyList<Recipe> Portfolio { get; }

    /// <summary>Trains a model, scaler included, on some rows.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The rows to learn from; two classes or more.</param>
    /// <param name="recipe">The settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    TrainedModel Train(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, int seed, CancellationToken cancellationToken);
}
