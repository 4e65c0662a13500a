using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Comparison;

/// <summary>Compares the search that learns with one by chance, over the same space, and with a fixed recipe, at equal cost.</summary>
/// <remarks>
/// Cost is the time that the cores spent on the process, one thread at a time, so that a busy machine does not favour anybody.
/// A search's state after a minute is what a search of a minute would have given. Held-out speakers take no part in it.
/// </remarks>
internal static class SearchComparison
{
    /// <summary>What the marks of the fixed recipe are called.</summary>
    internal const string FixedMethod = "L-BFGS, L2 = 10";

    private const string FixedRecipe = "lbfgs (l1=0, l2=10)";

    /// <summary>Compares.</summary>
    /// <param name="table">The features.</param>
    /// <param name="trainers">The trainers to choose from.</param>
    /// <param name="options">Core time, seeds, groups.</param>
    /// <param name="onMark">Receives every measurement as it is made.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The marks: for every seed the fixed recipe, then each strategy.</returns>
    public static IReadOnlyList<SearchMark> Run(
        FeatureTable table,
        IReadOnlyList<ITrainer> trainers,
        ComparisonOptions options,
        Action<SearchMark>? onMark = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(options);
        var outer = Splits.SpeakerGroups(table, options.Groups);
        var marks = new List<SearchMark>();
        foreach (var seed in Enumerable.Range(options.FirstSeed, options.Seeds))
        {
            var held = new HeldOut(table, outer, (seed - 1) % outer.Folds.Count, trainers, seed);
            foreach (
                var mark in Fixed(held)
                    .Concat(Enum.GetValues<SearchStrategy>().SelectMany(strategy => Search(held, strategy, options, cancellationToken)))
            )
            {
                onMark?.Invoke(mark);
                marks.Add(mark);
            }
        }

        return marks;
    }

    private static IEnumerable<SearchMark> Fixed(HeldOut held)
    {
        var before = CoreTime.Spent;
        var score = held.ScoreOf(TrainerCatalogue.Parse(FixedRecipe));
        yield return new SearchMark(
            FixedMethod,
            held.Seed,
            held.Tested,
            (CoreTime.Spent - before).TotalMinutes,
            0,
            FixedRecipe,
            double.NaN,
            score,
            score,
            HeldOutScore.Unknown
        );
    }

    /// <summary>What the marks of a strategy are called.</summary>
    internal static string NameOf(SearchStrategy strategy) => strategy.ToString().ToLowerInvariant();

    private static List<SearchMark> Search(
        HeldOut held,
        SearchStrategy strategy,
        ComparisonOptions options,
        CancellationToken cancellationToken
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var states = new SortedDictionary<double, IReadOnlyList<Trial>>();
        var before = CoreTime.Spent;
        var search = new SearchOptions
        {
            Budget = TimeSpan.MaxValue,
            TrialLimit = TimeSpan.FromHours(1),
            MaximumTrials = int.MaxValue,
            Seed = held.Seed,
            Protocol = options.Protocol,
            Strategy = strategy,
            Scalings = options.Scalings,
        };
        var found = new ModelSearch(held.Trainers).Run(
            held.Inside,
            search,
            new Listener(progress =>
            {
                var spent = (CoreTime.Spent - before).TotalMinutes;
                foreach (var minutes in options.Minutes.Where(minutes => spent <= minutes))
                {
                    states[minutes] = progress.Trials;
                }

                if (spent > options.Minutes[^1])
                {
                    end.Cancel();
                }
            }),
            cancellationToken: end.Token
        );
        cancellationToken.ThrowIfCancellationRequested();

        // What takes longer than all the time there is has its first trial all the same.
        return
        [
            .. options.Minutes.Select(minutes =>
                held.Mark(found with { Trials = states.GetValueOrDefault(minutes, [found.Trials[0]]) }, minutes)
            ),
        ];
    }

    private sealed class Listener(Action<SearchProgress> tell) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => tell(value);
    }
}
