namespace SerWorkbook.Learning.Kernels;

/// <summary>Sums rows by weight: how the decision of a linear kernel becomes one weight a column.</summary>
internal static class WeightedRows
{
    /// <summary>Sums, once for each class.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">For each class one value a row.</param>
    /// <param name="factor">What the sums are multiplied by.</param>
    /// <returns>For each class one value a column.</returns>
    public static double[][] Sum(ScaledRows rows, double[][] weights, double factor)
    {
        var sums = Array.ConvertAll(weights, _ => new double[rows.Columns]);
        var values = new float[rows.Columns];
        for (var i = 0; i < rows.Count; i++)
        {
            rows.Read(i, values);
            for (var c = 0; c < sums.Length; c++)
            {
                if (weights[c][i] != 0)
                {
                    Add(values, weights[c][i] * factor, sums[c]);
                }
            }
        }

        return sums;
    }

    private static void Add(float[] values, double weight, double[] sum)
    {
        for (var k = 0; k < values.Length; k++)
        {
            sum[k] += weight * values[k];
        }
    }
}
