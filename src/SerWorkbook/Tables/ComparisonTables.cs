namespace SerWorkbook;

/// <summary>Tables about the comparison of ways to search.</summary>
public static class ComparisonTables
{
    /// <summary>Every way at every moment: mean over seeds.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="marks">The marks.</param>
    public static ResultTable Summary(Corpus corpus, IReadOnlyList<SearchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(marks);

        // The fixed recipe takes another time with each seed, so moments are told by their order.
        var rows = marks
            .GroupBy(mark => (mark.Method, mark.Seed))
            .SelectMany(way => way.Index())
            .GroupBy(moment => (moment.Item.Method, moment.Index), moment => moment.Item)
            .Select(seeds => seeds.ToArray());
        return ResultTable.Of(
            "Ways to a model at equal cost",
            rows,
            columns =>
                columns
                    .Add("Way", row => row[0].Method)
                    .Add("Core-minutes", row => row.Average(mark => mark.Minutes), "0.0#")
                    .Add("Seeds", row => row.Length)
                    .Add("Trials", row => row.Average(mark => mark.Trials), "0")
                    .Add("Inner UAR", row => row.Average(mark => mark.InnerUar), "0.0 %")
                    .Add("Outer UAR", row => row.Average(mark => mark.Winner.Uar), "0.0 %", best: BestValue.Highest)
                    .Add(
                        "Lowest to highest",
                        row =>
                            FormattableString.Invariant(
                                $"{row.Min(mark => mark.Winner.Uar) * 100:0.0}-{row.Max(mark => mark.Winner.Uar) * 100:0.0}"
                            )
                    )
                    .Add("Highest score, outer UAR", row => row.Average(mark => mark.Best.Uar), "0.0 %", best: BestValue.Highest)
                    .Add("Ensemble, outer UAR", row => row.Average(mark => mark.Ensemble.Uar), "0.0 %", best: BestValue.Highest)
        ) with
        {
            Notice = corpus.Caution,
            Footnote =
                "Outer UAR: on a group of speakers that the search never saw, another one for each seed; one core; data hash "
                + $"{corpus.DataHash}.",
        };
    }

    /// <summary>Every mark.</summary>
    /// <param name="marks">The marks.</param>
    public static ResultTable Marks(IReadOnlyList<SearchMark> marks) =>
        ResultTable.Of(
            "Marks",
            marks,
            columns =>
                columns
                    .Add("Way", mark => mark.Method)
                    .Add("Seed", mark => mark.Seed)
                    .Add("Tested", mark => mark.Tested)
                    .Add("Core-minutes", mark => mark.Minutes, "0.0#")
                    .Add("Trials", mark => mark.Trials)
                    .Add("Inner UAR", mark => mark.InnerUar, "0.0 %")
                    .Add("Outer UAR", mark => mark.Winner.Uar, "0.0 %")
                    .Add("Highest score, outer UAR", mark => mark.Best.Uar, "0.0 %")
                    .Add("Ensemble, outer UAR", mark => mark.Ensemble.Uar, "0.0 %")
                    .Add("Recipe", mark => mark.Recipe)
        );

    /// <summary>The search that learns against the others, speaker by speaker.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="marks">The marks.</param>
    public static ResultTable Differences(Corpus corpus, IReadOnlyList<SearchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return ResultTable.Of(
            "The search that learns less others",
            SearchDifference.Of(marks),
            columns =>
                columns
                    .Add("Core-minutes", row => row.Minutes, "0.0#")
                    .Add("Way", row => row.First)
                    .Add("Less", row => row.Second)
                    .Add("Speakers", row => row.Speakers)
                    .Add("Difference of UAR", row => row.Difference, "+0.0 %;-0.0 %;0.0 %")
                    .Add("95 % interval", row => row.Interval)
        ) with
        {
            Notice = corpus.Caution,
            Footnote = "Mean over held-out speakers, interval by Student's t over them; where it holds 0, the two cannot be told apart.",
        };
    }
}
