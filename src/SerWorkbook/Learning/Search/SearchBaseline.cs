using SerWorkbook.Learning.Validation;

namespace SerWorkbook;

/// <summary>A baseline that a search has to beat: a fixed recipe, scored on the folds of the search.</summary>
/// <param name="Title">The features it uses, for readers.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Result">The result on unheard speakers.</param>
public sealed record SearchBaseline(string Title, Recipe Recipe, EvaluationResult Result)
{
    private static readonly (string Title, string Recipe)[] Recipes =
    [
        ("level, F0, voice quality and rhythm", "ridge (balanced=1, c=1, keep=0, columns=voice)"),
        ("MFCC", "ridge (balanced=1, c=1, keep=0, columns=cepstrum)"),
        ("everything, logistic regression", "lbfgs (l1=0, l2=10)"),
    ];

    /// <summary>Scores the baselines, from few features to all of them.</summary>
    /// <param name="table">The features.</param>
    /// <param name="options">Protocol, seed and threads of the search.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IReadOnlyList<SearchBaseline> Score(
        FeatureTable table,
        SearchOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var split = options.Protocol.SplitForSearch(table, options.Seed);
        return
        [
            .. Recipes
                .Select(baseline => (baseline.Title, Recipe: TrainerCatalogue.Parse(baseline.Recipe)))
                .Select(baseline => new SearchBaseline(
                    baseline.Title,
                    baseline.Recipe,
                    CrossValidation.Evaluate(
                        table,
                        split,
                        TrainerCatalogue.Find(baseline.Recipe.Trainer),
                        baseline.Recipe,
                        options.Seed,
                        options.Threads,
                        null,
                        cancellationToken
                    )
                )),
        ];
    }
}
