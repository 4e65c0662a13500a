using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a <see cref="SearchExperiment"/> found.</summary>
public sealed class SearchExperimentResult
{
    internal SearchExperimentResult(SearchResult search, IReadOnlyList<SearchRunDetail> runs, SearchMetric metric)
    {
        Search = search;
        RunDetails = runs;
        BestRun = Best(runs, metric);
    }

    /// <summary>Every run, in order.</summary>
    public IReadOnlyList<SearchRunDetail> RunDetails { get; }

    /// <summary>The finished run with the best score; the first of several.</summary>
    public SearchRunDetail BestRun { get; }

    /// <summary>The search behind the experiment, for the tables and figures of this library.</summary>
    public SearchResult Search { get; }

    private static SearchRunDetail Best(IReadOnlyList<SearchRunDetail> runs, SearchMetric metric)
    {
        var finished = runs.Where(run => run.ValidationMetrics is not null);
        return metric switch
        {
            SearchMetric.MacroAccuracy => finished.MaxBy(run => run.ValidationMetrics!.MacroAccuracy)!,
            SearchMetric.MicroAccuracy => finished.MaxBy(run => run.ValidationMetrics!.MicroAccuracy)!,
            SearchMetric.LogLoss => finished.MinBy(run => run.ValidationMetrics!.LogLoss)!,
            _ => throw new SerException($"There is no metric '{metric}'."),
        };
    }
}
