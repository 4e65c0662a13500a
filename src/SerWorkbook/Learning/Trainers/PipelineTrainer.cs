using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A pipeline of ML.NET as a trainer, which searches, evaluations and experiments can use beside those of the catalogue.</summary>
/// <remarks>
/// The pipeline is fitted on the training rows of each fold alone. It gets the columns Features (vector of float, not scaled), Label (key,
/// classes in order of their names), Speaker and Path (text), and must give a column Score with one value per class; scores that are no
/// probabilities go through a softmax. Such a model is an <see cref="ITransformer"/>, which ML.NET saves; it has no plain weights, so
/// <see cref="ModelExport"/> refuses it.
/// </remarks>
/// <example>
/// <code>
/// var forest = new PipelineTrainer("scaledTrees", context =>
///     context.Transforms.NormalizeMinMax("Features").Append(context.MulticlassClassification.Trainers.LightGbm()));
/// var search = workbook.Search(table, new SearchOptions { MaximumTrials = 5 }, trainers: [.. TrainerCatalogue.Default, forest]);
/// </code>
/// </example>
public sealed class PipelineTrainer : ITrainer
{
    private readonly Func<MLContext, Recipe, IEstimator<ITransformer>> _pipeline;

    /// <summary>Takes a pipeline without settings.</summary>
    /// <param name="name">Its name in recipes: letters and digits, none of <see cref="TrainerCatalogue"/>.</param>
    /// <param name="pipeline">Makes the pipeline, anew for each training.</param>
    /// <exception cref="SerException">The name cannot be used.</exception>
    public PipelineTrainer(string name, Func<MLContext, IEstimator<ITransformer>> pipeline)
        : this(name, (context, _) => pipeline(context), [], [Recipe.Of(name)]) => ArgumentNullException.ThrowIfNull(pipeline);

    /// <summary>Takes a pipeline whose settings a search may choose.</summary>
    /// <param name="name">Its name in recipes: letters and digits, none of <see cref="TrainerCatalogue"/>.</param>
    /// <param name="pipeline">Makes the pipeline from a recipe, anew for each training.</param>
    /// <param name="space">The settings.</param>
    /// <param name="portfolio">The recipes that a search tries first, each with all settings.</param>
    /// <exception cref="SerException">The name cannot be used, or a recipe does not have the settings of this trainer.</exception>
    public PipelineTrainer(
        string name,
        Func<MLContext, Recipe, IEstimator<ITransformer>> pipeline,
        IReadOnlyList<TrainerSetting> space,
        IReadOnlyList<Recipe> portfolio
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(portfolio);
        RequireName(name);
        Name = name;
        Space = [.. space];
        Portfolio = [.. portfolio];
        _pipeline = pipeline;
        foreach (var recipe in portfolio)
        {
            Recipe.Parse(recipe.ToString(), [this]);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Title => $"{Name} (pipeline)";

    /// <inheritdoc/>
    public IReadOnlyList<TrainerSetting> Space { get; }

    /// <inheritdoc/>
    public double RelativeCost => 10;

    /// <inheritdoc/>
    public IReadOnlyList<Recipe> Portfolio { get; }

    /// <inheritdoc/>
    /// <exception cref="SerException">The pipeline gives no scores of the classes.</exception>
    public TrainedModel Train(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(seed);
        using var stop = MlNetCancellation.Register(context, cancellationToken);
        var mask = ColumnChoice.Find(recipe.Columns).Mask(table.Set);
        var data = table.ToDataView(context, rows, mask);
        var preparation = Preparation(context, mask).Fit(data);
        var prepared = context.Data.Cache(preparation.Transform(data));
        var model = _pipeline(context, recipe).Fit(prepared);
        cancellationToken.ThrowIfCancellationRequested();
        var labels = LabelsOf(prepared);
        var schema = model.GetOutputSchema(prepared.Schema);
        RequireScores(schema, labels.Length);
        ITransformer whole = preparation.Append(model);
        if (schema.GetColumnOrNull("PredictedLabel") is { Type: KeyDataViewType } predicted && predicted.HasKeyValues())
        {
            var toLabel = context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(prepared));
            whole = preparation.Append(model).Append(toLabel);
        }

        return new TrainedModel(labels, Standardiser.Identity(table.Set.Columns.Count), null, new MlNetModel(context, whole, data.Schema));
    }

    // Columns that are not taken are 0 in the training rows; the model must not look at them in others either.
    private static IEstimator<ITransformer> Preparation(MLContext context, bool[] mask)
    {
        var toKey = context.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        return mask.All(taken => taken)
            ? toKey
            : toKey.Append(context.Transforms.FeatureSelection.SelectFeaturesBasedOnCount("Features", count: 1));
    }

    private static string[] LabelsOf(IDataView prepared)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        prepared.Schema["Label"].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private void RequireScores(DataViewSchema schema, int classes)
    {
        if (schema.GetColumnOrNull("Score")?.Type is not VectorDataViewType { ItemType: NumberDataViewType } type)
        {
            throw new SerException(
                $"The pipeline '{Name}' gives no column Score with one value per class; its last step must be a trainer of several classes."
            );
        }

        if (type.Size != classes)
        {
            throw new SerException(
                $"The column Score of the pipeline '{Name}' has {type.Size} values for {classes} classes; it must have one per class."
            );
        }
    }

    private static void RequireName(string name)
    {
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new SerException($"A trainer cannot be called '{name}'; its name may have letters and digits only.");
        }

        if (TrainerCatalogue.Default.Any(trainer => trainer.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SerException($"There is already a trainer '{name}' in the catalogue; give the pipeline another name.");
        }
    }
}
