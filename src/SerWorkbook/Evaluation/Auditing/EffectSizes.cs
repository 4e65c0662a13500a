namespace SerWorkbook.Evaluation.Auditing;

/// <summary>How strongly a trait and the emotion are associated, corrected for chance.</summary>
internal static class EffectSizes
{
    /// <summary>Share of the variance of a number that groups explain: epsilon squared (Kelley 1935), eta squared less its bias.</summary>
    /// <param name="values">The numbers, finite.</param>
    /// <param name="groups">The group of each.</param>
    /// <returns>0 to 1; 0 for a constant or for too few values.</returns>
    public static double EpsilonSquared(IReadOnlyList<double> values, IReadOnlyList<int> groups)
    {
        var mean = values.Count > 0 ? values.Average() : 0;
        var total = values.Sum(value => (value - mean) * (value - mean));
        var byGroup = values.Zip(groups).GroupBy(pair => pair.Second, pair => pair.First).Select(group => group.ToArray()).ToArray();
        if (total <= 0 || values.Count <= byGroup.Length)
        {
            return 0;
        }

        var within = byGroup.Sum(group => group.Sum(value => (value - group.Average()) * (value - group.Average())));
        return Math.Clamp(1 - within / (values.Count - byGroup.Length) / (total / (values.Count - 1)), 0, 1);
    }

    /// <summary>
    /// Association of two kinds of names: Cramér's V with Bergsma's correction ("A bias-correction for Cramér's V and Tschuprow's T",
    /// 2013).
    /// </summary>
    /// <param name="first">The first name of each item, as numbers.</param>
    /// <param name="second">The second name of each item.</param>
    /// <returns>0 (none) to 1 (one follows from the other); 0 where one of them is constant.</returns>
    public static double CramersV(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var n = (double)first.Count;
        var rows = first.CountBy(name => name).ToDictionary();
        var columns = second.CountBy(name => name).ToDictionary();
        if (n < 2 || rows.Count < 2 || columns.Count < 2)
        {
            return 0;
        }

        var cells = first.Zip(second).CountBy(pair => pair).ToDictionary();
        var phi =
            rows.Sum(row =>
                columns.Sum(column =>
                {
                    var expected = row.Value / n * column.Value;
                    var difference = cells.GetValueOrDefault((row.Key, column.Key)) - expected;
                    return difference * difference / expected;
                })
            ) / n;
        var corrected = Math.Max(0, phi - (rows.Count - 1) * (columns.Count - 1) / (n - 1));
        double Corrected(int count) => count - (count - 1.0) * (count - 1) / (n - 1);
        var least = Math.Min(Corrected(rows.Count), Corrected(columns.Count)) - 1;
        return least > 0 ? Math.Min(1, Math.Sqrt(corrected / least)) : 0;
    }
}
