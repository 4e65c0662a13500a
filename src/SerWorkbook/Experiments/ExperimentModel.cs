using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Export;
using SerWorkbook.Learning.Recipes;
using SerWorkbook.Learning.Trainers;

namespace SerWorkbook.Experiments;

/// <summary>Trains the model of a run as a transformer of ML.NET.</summary>
internal static class ExperimentModel
{
    /// <summary>Whether the models of a trainer have a form in ML.NET.</summary>
    public static bool IsPossible(ITrainer trainer) => trainer is not KernelSvmTrainer;

    /// <summary>Trains on all rows.</summary>
    /// <param name="data">The data of the experiment.</param>
    /// <param name="trainers">Its trainers.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="seed">The random seed.</param>
    public static ITransformer? Train(ExperimentData data, IReadOnlyList<ITrainer> trainers, Recipe recipe, int seed)
    {
        var table = data.Table.For(recipe.Scaling);
        var trained = trainers.Find(recipe.Trainer).Train(table, table.RowNumbers, recipe, seed, CancellationToken.None);
        return (trained.MlNet ?? MlNetLinear.Make(trained, table))?.Transformer is { } model
            ? new TransformerChain<ITransformer>(data.Preparation, model)
            : null;
    }
}
