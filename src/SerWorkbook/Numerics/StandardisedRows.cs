namespace SerWorkbook.Numerics;

/// <summary>Rows of features scaled to mean 0 and variance 1, each column by all rows or by some of them.</summary>
internal static class StandardisedRows
{
    /// <summary>Scales the chosen columns of every row.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Which columns.</param>
    /// <param name="fitted">The rows that mean and variance are taken from.</param>
    /// <returns>Rows x columns; a column that is constant on the fitted rows is 0.</returns>
    public static double[][] Of(FeatureTable table, IReadOnlyList<int> columns, IReadOnlyList<int> fitted)
    {
        var rows = Array.ConvertAll(new double[table.Rows.Count][], _ => new double[columns.Count]);
        for (var c = 0; c < columns.Count; c++)
        {
            var column = columns[c];
            var mean = fitted.Average(row => (double)table.Rows[row].Features[column]);
            var variance = fitted.Average(row => (table.Rows[row].Features[column] - mean) * (table.Rows[row].Features[column] - mean));
            var scale = variance > 1e-12 * (1 + mean * mean) ? 1 / Math.Sqrt(variance) : 0;
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row][c] = (table.Rows[row].Features[column] - mean) * scale;
            }
        }

        return rows;
    }
}
