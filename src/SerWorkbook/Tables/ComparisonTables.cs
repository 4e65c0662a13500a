namespace SerWorkbook;

/// <summary>Tables that compare search methods.</summary>
public static class ComparisonTables
{
    /// <summary>Every method at every point of time: mean over seeds.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="marks">The measurements.</param>
    public static ResultTable Summary(Corpus corpus, IReadOnlyList<SearchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(marks);

        // The fixed recipe takes a different time with each seed, so points of time are matched by their order.
        var rows = marks
            .GroupBy(mark => (mark.Method, mark.Seed))
            .SelectMany(way => way.Index())
            .GroupBy(moment => (moment.Item.Method, moment.Index), moment => moment.Item)
            .Select(seeds => seeds.ToArray());
        return ResultTable.Of(
            "Search methods at equal cost",
            rows,
            columns =>
                columns
                    .Add("Method", row => row[0].Method)
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
                "Outer UAR: on a group of speakers that the search never saw, a different one for each seed; one core; data hash "
                + $"{corpus.DataHash}.",
        };
    }

    /// <summary>Every single measurement.</summary>
    /// <param name="marks">The measurements.</param>
    public static ResultTable Marks(IReadOnlyList<SearchMark> marks) =>
        ResultTable.Of(
            "Measurements",
            marks,
            columns =>
                columns
                    .Add("Method", mark => mark.Method)
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

    /// <summary>The adaptive search against the other methods, speaker by speaker.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="marks">The measurements.</param>
    public static ResultTable Differences(Corpus corpus, IReadOnlyList<SearchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return ResultTable.Of(
            "Adaptive search against other methods",
            SearchDifference.Of(marks),
            columns =>
                columns
                    .Add("Core-minutes", row => row.Minutes, "0.0#")
                    .Add("Method", row => row.First)
                    .Add("Compared with", row => row.Second)
                    .Add("Speakers", row => row.Speakers)
                    .Add("Difference of UAR", row => row.Difference, "+0.0 %;-0.0 %;0.0 %")
                    .Add("95 % interval", row => row.Interval)
        ) with
        {
            Notice = corpus.Caution,
            Footnote = "Mean over held-out speakers with an interval by Student's t; if it includes 0, the difference may be chance.",
        };
    }
}
