using System.Numerics.Tensors;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Sums rows by weight: how the decision of a linear kernel becomes one weight per column.</summary>
internal static class WeightedRows
{
    /// <summary>Sums, once for each class.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">For each class one value per row.</param>
    /// <param name="factor">What the sums are multiplied by.</param>
    /// <returns>For each class one value per column.</returns>
    public static double[][] Sum(ScaledRows rows, double[][] weights, double factor)
    {
        var sums = Array.ConvertAll(weights, _ => new double[rows.Columns]);
        var (values, wide) = (new float[rows.Columns], new double[rows.Columns]);
        for (var i = 0; i < rows.Count; i++)
        {
            rows.Read(i, values);
            TensorPrimitives.ConvertTruncating<float, double>(values, wide);
            for (var c = 0; c < sums.Length; c++)
            {
                if (weights[c][i] != 0)
                {
                    TensorPrimitives.MultiplyAdd(wide, weights[c][i] * factor, sums[c], sums[c]);
                }
            }
        }

        return sums;
    }
}
