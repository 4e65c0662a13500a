using SerWorkbook.Evaluation;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;

namespace SerWorkbook.Learning.Comparison;

/// <summary>A table whose rows of some speakers are kept from a search, to score what it chooses.</summary>
internal sealed class HeldOut(FeatureTable table, Split outer, int fold, IReadOnlyList<ITrainer> trainers, int seed)
{
    private readonly Dictionary<Recipe, double> _known = [];

    /// <summary>What a search may see.</summary>
    public FeatureTable Inside { get; } = table.Take(outer.Folds[fold].Train);

    public IReadOnlyList<ITrainer> Trainers => trainers;

    public string Tested => outer.Folds[fold].Name;

    public int Seed => seed;

    /// <summary>The UAR of a recipe, trained on all that a search may see, on the speakers that were held out.</summary>
    public double UarOf(Recipe recipe)
    {
        if (!_known.TryGetValue(recipe, out var uar))
        {
            var model = TrainerCatalogue.Find(recipe.Trainer, trainers).Train(Inside.For(recipe.Scaling), Inside.RowNumbers, recipe, seed, CancellationToken.None);
            uar = _known[recipe] = UarOf(model, recipe.Scaling);
        }

        return uar;
    }

    /// <summary>What the choice of a search is worth.</summary>
    public SearchMark Mark(SearchResult search, double minutes)
    {
        var method = search.Options.Strategy.ToString().ToLowerInvariant();
        if (search.Ranking.Count == 0)
        {
            return new SearchMark(method, seed, Tested, minutes, 0, "", double.NaN, 1.0 / table.Labels.Count, double.NaN);
        }

        var winner = search.Winner;
        var choice = EnsembleSelection.Choose(search);
        var ensemble = EnsembleTraining.Train(Inside, Inside.RowNumbers, choice, trainers, seed);
        var ended = search.Trials.Count(trial => trial.Status != TrialStatus.OutOfTime);
        return new SearchMark(method, seed, Tested, minutes, ended, winner.Recipe.ToString(), winner.Uar, UarOf(winner.Recipe), UarOf(ensemble, choice.Scaling));
    }

    private double UarOf(TrainedModel model, FeatureScaling scaling) =>
        ConfusionMatrix.Of(table.Labels, FoldPredictions.OfFold(table.For(scaling), outer, fold, model)).Uar;
}
