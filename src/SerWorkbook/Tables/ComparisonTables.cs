using SerWorkbook.Corpora;
using SerWorkbook.Display;
using SerWorkbook.Learning.Comparison;

namespace SerWorkbook.Tables;

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
        var rows = marks.GroupBy(mark => (mark.Method, mark.Seed)).SelectMany(way => way.Index())
            .GroupBy(moment => (moment.Item.Method, moment.Index), moment => moment.Item).Select(seeds => seeds.ToArray());
        return ResultTable.Of("Ways to a model at equal cost", rows, columns => columns
            .Add("Way", row => row[0].Method)
            .Add("Core-minutes", row => row.Average(mark => mark.Minutes), "0.0")
            .Add("Seeds", row => row.Length)
            .Add("Trials", row => row.Average(mark => mark.Trials), "0")
            .Add("Inner UAR", row => row.Average(mark => mark.InnerUar), "0.0 %")
            .Add("Outer UAR", row => row.Average(mark => mark.OuterUar), "0.0 %", best: BestValue.Highest)
            .Add("Lowest to highest", row => FormattableString.Invariant($"{row.Min(mark => mark.OuterUar) * 100:0.0}-{row.Max(mark => mark.OuterUar) * 100:0.0}"))
            .Add("Ensemble, outer UAR", row => row.Average(mark => mark.EnsembleUar), "0.0 %", best: BestValue.Highest))
            with
        {
            Notice = corpus.Caution,
            Footnote = $"Outer UAR: on a group of speakers that the search never saw, another one for each seed; one core; data hash {corpus.DataHash}.",
        };
    }

    /// <summary>Every mark.</summary>
    /// <param name="marks">The marks.</param>
    public static ResultTable Marks(IReadOnlyList<SearchMark> marks) => ResultTable.Of("Marks", marks, columns => columns
        .Add("Way", mark => mark.Method)
        .Add("Seed", mark => mark.Seed)
        .Add("Tested", mark => mark.Tested)
        .Add("Core-minutes", mark => mark.Minutes, "0.0")
        .Add("Trials", mark => mark.Trials)
        .Add("Inner UAR", mark => mark.InnerUar, "0.0 %")
        .Add("Outer UAR", mark => mark.OuterUar, "0.0 %")
        .Add("Ensemble, outer UAR", mark => mark.EnsembleUar, "0.0 %")
        .Add("Recipe", mark => mark.Recipe));
}
