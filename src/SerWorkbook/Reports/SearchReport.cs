namespace SerWorkbook;

/// <summary>The report of a model search: the leaderboard, what was learnt on the way, the winner and how far to trust it.</summary>
public static class SearchReport
{
    /// <summary>Puts the report together.</summary>
    /// <param name="result">A search with one finished trial or more.</param>
    /// <param name="trainers">The trainers that it chose from.</param>
    public static ReportDocument Of(SearchResult result, IReadOnlyList<ITrainer> trainers)
    {
        ArgumentNullException.ThrowIfNull(result);
        var shares = SearchInsight.Importance(result, trainers);
        var blocks = new List<ReportBlock>
        {
            ReportBlock.Of(SearchConclusions.Of(result, shares)),
            ReportBlock.Text("## Leaderboard"),
            ReportBlock.Of(SearchTables.Leaderboard(result, int.MaxValue)),
            ReportBlock.Text("## How the search went"),
            ReportBlock.Of(SearchFigures.Progress(result)),
            ReportBlock.Of(SearchTables.Trainers(result)),
            ReportBlock.Of(SearchFigures.Trainers(result)),
            ReportBlock.Text("## What decides the score"),
            ReportBlock.Of(SearchFigures.Importance(result, shares)),
            ReportBlock.Of(SearchTables.Importance(result, shares)),
        };
        if (result.Trials.Any(trial => trial.Status != TrialStatus.Finished))
        {
            blocks.Add(ReportBlock.Text("## Trials without a score"));
            blocks.Add(ReportBlock.Of(SearchTables.Unfinished(result)));
        }

        return new ReportDocument($"Model search: {result.Table.Corpus.Name}", blocks);
    }
}
