namespace SerWorkbook.Learning.Solvers;

/// <summary>Inner products of all pairs of columns over weighted rows, for tables with more rows than columns.</summary>
internal static class ColumnProducts
{
    // As many rows are turned into columns at once: 6 MB for 3,000 columns.
    private const int PanelRows = 512;

    /// <summary>What a training over columns needs: a panel of rows and the lower triangle, bytes.</summary>
    public static long BytesOf(long columns) => columns * (sizeof(float) * PanelRows + sizeof(double) * columns / 2);

    /// <summary>Sums w [x; 1] [x; 1]' over the rows x with their weights w.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">One value per row, 0 or more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The lower triangle, row i with i + 1 values; the last row holds the weighted sums of the columns and of the
    /// weights.</returns>
    public static double[][] Of(ScaledRows rows, double[] weights, CancellationToken cancellationToken)
    {
        var size = rows.Columns + 1;
        double[][] lower = [.. Enumerable.Range(1, size).Select(length => new double[length])];
        float[][] panel = [.. Enumerable.Range(0, size).Select(_ => new float[PanelRows])];
        for (var first = 0; first < rows.Count; first += PanelRows)
        {
            Fill(panel, rows, weights, first);
            RowProducts.MultiplyAll(panel, (left, right, block) => AddBlock(lower, left, right, block), cancellationToken);
        }

        return lower;
    }

    private static void Fill(float[][] panel, ScaledRows rows, double[] weights, int first)
    {
        var values = new float[panel.Length];
        for (var i = 0; i < PanelRows; i++)
        {
            Array.Clear(values);
            if (first + i < rows.Count)
            {
                rows.Read(first + i, values);
                values[^1] = 1;
            }

            var root = first + i < rows.Count ? (float)Math.Sqrt(weights[first + i]) : 0;
            for (var k = 0; k < panel.Length; k++)
            {
                panel[k][i] = root * values[k];
            }
        }
    }

    private static void AddBlock(double[][] lower, int first, int second, ReadOnlySpan<float> block)
    {
        for (var i = first; i < Math.Min(first + RowProducts.BlockRows, lower.Length); i++)
        {
            var row = lower[i];
            for (var j = second; j < Math.Min(second + RowProducts.BlockRows, i + 1); j++)
            {
                row[j] += block[(i - first) * RowProducts.BlockRows + j - second];
            }
        }
    }
}
