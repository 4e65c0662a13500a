namespace SerWorkbook.Learning.Solvers;

/// <summary>Orders columns by how well each alone tells the classes apart among training rows.</summary>
/// <remarks>
/// F ratio of a one-way analysis of variance after each speaker's own mean was taken away, so that a column that tells
/// speakers apart does not pass for one that tells emotions apart.
/// </remarks>
internal static class ColumnRanking
{
    /// <summary>Orders the columns.</summary>
    /// <returns>Column numbers, the best first; equal ones in their own order.</returns>
    public static IReadOnlyList<int> Of(FeatureTable table, IReadOnlyList<int> rows)
    {
        var columns = table.Set.Columns.Count;
        var counts = new int[table.Labels.Count];
        var sums = Array.ConvertAll(counts, _ => new double[columns]);
        var total = new double[columns];
        foreach (var group in rows.GroupBy(row => table.Rows[row].Utterance.Speaker))
        {
            int[] members = [.. group];
            var mean = Mean(table, members);
            foreach (var row in members)
            {
                counts[table.Classes[row]]++;
                Add(table.Rows[row].Features, mean, sums[table.Classes[row]], total);
            }
        }

        var between = new double[columns];
        foreach (var (sum, count) in sums.Zip(counts).Where(pair => pair.Second > 0))
        {
            for (var column = 0; column < columns; column++)
            {
                between[column] += sum[column] * sum[column] / count;
            }
        }

        return
        [
            .. Enumerable
                .Range(0, columns)
                .OrderByDescending(column => total[column] > 0 ? between[column] / total[column] : 0)
                .ThenBy(column => column),
        ];
    }

    private static double[] Mean(FeatureTable table, int[] rows)
    {
        var mean = new double[table.Set.Columns.Count];
        foreach (var row in rows)
        {
            var features = table.Rows[row].Features;
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += features[i] / (double)rows.Length;
            }
        }

        return mean;
    }

    private static void Add(float[] features, double[] mean, double[] sum, double[] total)
    {
        for (var i = 0; i < mean.Length; i++)
        {
            // In single precision, so that a column that is constant for each speaker leaves nothing but 0.
            double value = (float)(features[i] - mean[i]);
            sum[i] += value;
            total[i] += value * value;
        }
    }
}
