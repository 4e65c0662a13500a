using SerWorkbook.FeatureTables;

namespace SerWorkbook.Learning.Kernels;

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
        var speakers = rows.GroupBy(row => table.Rows[row].Utterance.Speaker).Select(group => group.ToArray()).ToArray();
        var columns = table.Set.Columns.Count;
        var between = new double[columns];
        var total = new double[columns];
        var centred = Centre(table, speakers);
        foreach (var group in centred.GroupBy(row => table.Classes[row.Row]))
        {
            var members = group.ToArray();
            for (var column = 0; column < columns; column++)
            {
                var sum = 0.0;
                foreach (var (_, values) in members)
                {
                    sum += values[column];
                    total[column] += (double)values[column] * values[column];
                }

                between[column] += sum * sum / members.Length;
            }
        }

        return [.. Enumerable.Range(0, columns).OrderByDescending(column => total[column] > 0 ? between[column] / total[column] : 0).ThenBy(column => column)];
    }

    private static List<(int Row, float[] Values)> Centre(FeatureTable table, int[][] speakers)
    {
        var centred = new List<(int, float[])>();
        foreach (var rows in speakers)
        {
            var mean = new double[table.Set.Columns.Count];
            foreach (var row in rows)
            {
                for (var i = 0; i < mean.Length; i++)
                {
                    mean[i] += table.Rows[row].Features[i] / (double)rows.Length;
                }
            }

            centred.AddRange(rows.Select(row => (row, table.Rows[row].Features.Zip(mean, (value, middle) => (float)(value - middle)).ToArray())));
        }

        return centred;
    }
}
