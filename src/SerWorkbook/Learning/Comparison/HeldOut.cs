using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Learning.Recipes;

namespace SerWorkbook.Learning.Comparison;

/// <summary>A table whose rows of some speakers are kept from a search, to score what it chooses.</summary>
internal sealed class HeldOut(FeatureTable table, DataSplit outer, int fold, IReadOnlyList<ITrainer> trainers, int seed)
{
    private readonly Dictionary<Recipe, HeldOutScore> _known = [];

    /// <summary>What a search may see.</summary>
    public FeatureTable Inside { get; } = table.Take(outer.Folds[fold].Train);

    public IReadOnlyList<ITrainer> Trainers => trainers;

    public string Tested => outer.Folds[fold].Name;

    public int Seed => seed;

    /// <summary>What a recipe, trained on all that a search may see, is worth on the speakers that were held out.</summary>
    public HeldOutScore ScoreOf(Recipe recipe)
    {
        if (!_known.TryGetValue(recipe, out var score))
        {
            var model = trainers
                .Find(recipe.Trainer)
                .Train(Inside.For(recipe.Scaling), Inside.RowNumbers, recipe, seed, CancellationToken.None);
            score = _known[recipe] = ScoreOf(model, recipe.Scaling);
        }

        return score;
    }

    /// <summary>What the choices of a search are worth.</summary>
    public SearchMark Mark(SearchResult search, double minutes)
    {
        var method = SearchComparison.NameOf(search.Options.Strategy);
        if (search.Ranking.Count == 0)
        {
            var chance = new HeldOutScore(1.0 / table.Labels.Count, []);
            return new SearchMark(method, seed, Tested, minutes, 0, "", double.NaN, chance, chance, HeldOutScore.Unknown);
        }

        var winner = search.Winner;
        var choice = EnsembleSelection.Choose(search);
        var ensemble = EnsembleTraining.Train(Inside, Inside.RowNumbers, choice, trainers, seed);
        var ended = search.Trials.Count(trial => trial.Status != TrialStatus.OutOfTime);
        return new SearchMark(
            method,
            seed,
            Tested,
            minutes,
            ended,
            winner.Recipe.ToString(),
            winner.Uar,
            ScoreOf(winner.Recipe),
            ScoreOf(search.Best.Recipe),
            ScoreOf(ensemble, choice.Scaling)
        );
    }

    private HeldOutScore ScoreOf(TrainedModel model, FeatureScaling scaling)
    {
        var predictions = FoldPredictions.OfFold(table.For(scaling), outer, fold, model);
        return new HeldOutScore(ConfusionMatrix.Of(table.Labels, predictions).Uar, SpeakerScore.Of(table, predictions));
    }
}
