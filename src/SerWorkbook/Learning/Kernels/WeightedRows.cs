namespace SerWorkbook.Learning.Kernels;

/// <summary>Sums rows by weight: how the decision of a linear kernel becomes one weight a column.</summary>
internal static class WeightedRows
{
    /// <summary>Sums.</summary>
    /// <param name="rows">Rows of one length.</param>
    /// <param name="weights">One value a row.</param>
    /// <param name="factor">What the sum is multiplied by.</param>
    public static double[] Sum(float[][] rows, float[] weights, double factor)
    {
        var sum = new double[rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var weight = weights[i] * factor;
            var row = rows[i];
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += weight * row[k];
            }
        }

        return sum;
    }
}
