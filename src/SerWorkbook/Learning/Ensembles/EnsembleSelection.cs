using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ensembles;

/// <summary>Chooses an ensemble from the trials of a search by what each said of rows that it had not learnt from.</summary>
/// <remarks>
/// It starts as the plain mean of the best trials of each trainer and choice of columns: what differs in kind errs differently,
/// and where trials are nearly equal, choosing among them by score picks chance (measured in Recipes.md beside the trainers). Then it grows
/// by greedy forward selection with replacement (Caruana,
/// Niculescu-Mizil, Crew and Ksikes, "Ensemble selection from libraries of models", ICML 2004): the trial whose addition gives the
/// highest UAR is added, the lower log loss decides between equal ones, then the trial's number; it ends when neither gains.
/// Before that, each trial's probabilities are brought to the temperature with the least log loss. The same trials give the
/// same ensemble.
/// </remarks>
internal static class EnsembleSelection
{
    /// <summary>Chooses.</summary>
    /// <param name="search">A search with one finished trial or more. Trials that were not tested on the same rows as its best one take no
    /// part.</param>
    /// <param name="options">How far it goes; the usual where it is left out.</param>
    /// <exception cref="SerException">The trials' predictions are not there, as after reading a search from a file.</exception>
    public static EnsembleChoice Choose(SearchResult search, EnsembleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        options ??= new EnsembleOptions();
        var candidates = Candidates(search, options);
        double[] temperatures = [.. candidates.Select(trial => TemperatureFit.Fit(trial.Predictions))];
        var blends = new BlendScore(
            search.Table.Labels.Count,
            [
                .. candidates.Zip(
                    temperatures,
                    (trial, temperature) => trial.Predictions.Select(p => TemperatureFit.Apply(p, temperature)).ToArray()
                ),
            ]
        );
        var counts = Grow(blends, Start(candidates, options), options);
        var predictions = blends.Predictions(counts);
        var (uar, loss) = blends.Of(counts);
        var places = (double)counts.Sum();
        return new EnsembleChoice(
            [
                .. candidates
                    .Zip(counts, temperatures)
                    .Where(c => c.Second > 0)
                    .Select(c => new EnsembleMember(c.First, c.Second / places, c.Third))
                    .OrderByDescending(member => member.Weight)
                    .ThenBy(member => member.Trial.Number),
            ],
            predictions,
            uar,
            loss,
            SpeakerBootstrap.Uar(search.Table, predictions, search.Options.Seed)
        );
    }

    private static Trial[] Candidates(SearchResult search, EnsembleOptions options)
    {
        var ranking = search.Ranking;
        var rows = ranking[0].Predictions.Select(prediction => prediction.Row).ToArray();
        if (rows.Length == 0)
        {
            throw new SerException("The trials of this search have no predictions, which an ensemble is chosen by; search anew.");
        }

        Trial[] alike =
        [
            .. ranking.Where(trial =>
                IsPerSpeaker(trial) == IsPerSpeaker(ranking[0])
                && trial.Predictions.Select(prediction => prediction.Row).SequenceEqual(rows)
            ),
        ];

        // The best trials of a long search are near copies of one another, among which the best of another kind would be lost.
        return
        [
            .. TrialRanking.Of(
                Kinds(alike, options)
                    .Concat(alike)
                    .DistinctBy(trial => trial.Number)
                    .Take(Math.Max(options.MostCandidates, options.MostAtStart))
            ),
        ];
    }

    // The trials come with the best first, so the first of a kind is the best of it.
    private static IEnumerable<Trial> Kinds(Trial[] trials, EnsembleOptions options) =>
        trials.Where(trial => trial.Uar >= trials[0].Uar - options.MostBehind).DistinctBy(trial => trial.Kind).Take(options.MostAtStart);

    // One vector of features goes to all members: either each speaker's own scale or not.
    private static bool IsPerSpeaker(Trial trial) => trial.Recipe.Scaling == FeatureScaling.PerSpeaker;

    private static int[] Start(Trial[] candidates, EnsembleOptions options)
    {
        var kinds = Kinds(candidates, options).ToHashSet();
        return [.. candidates.Select(trial => kinds.Contains(trial) ? 1 : 0)];
    }

    private static int[] Grow(BlendScore blends, int[] counts, EnsembleOptions options)
    {
        var grown = Scored(counts, blends);
        while (grown.Counts.Sum() < options.MostPlaces)
        {
            var best = Enumerable
                .Range(0, counts.Length)
                .Select(added => Scored(With(grown.Counts, added), blends))
                .Aggregate((first, second) => IsBetter(second.Score, first.Score) ? second : first);
            if (!IsBetter(best.Score, grown.Score))
            {
                break;
            }

            grown = best;
        }

        return grown.Counts;
    }

    private static (int[] Counts, (double Uar, double LogLoss) Score) Scored(int[] counts, BlendScore blends) =>
        (counts, blends.Of(counts));

    private static bool IsBetter((double Uar, double LogLoss) one, (double Uar, double LogLoss) other) =>
        one.Uar > other.Uar || (one.Uar == other.Uar && one.LogLoss < other.LogLoss);

    private static int[] With(int[] counts, int added) => [.. counts.Select((count, i) => i == added ? count + 1 : count)];
}
