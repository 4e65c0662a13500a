using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.FeatureTables;

namespace SerWorkbook.Exploration;

/// <summary>Feature vectors laid out in a plane.</summary>
/// <param name="Method">How, such as "PCA".</param>
/// <param name="X">The first coordinate of each row.</param>
/// <param name="Y">The second coordinate of each row.</param>
/// <param name="ShareX">Share of the variance of all scaled features along the first coordinate, 0 to 1.</param>
/// <param name="ShareY">Share of the variance along the second coordinate, 0 to 1.</param>
public sealed record Projection(string Method, IReadOnlyList<double> X, IReadOnlyList<double> Y, double ShareX, double ShareY)
{
    /// <summary>Principal component analysis of features scaled to mean 0 and variance 1, by ML.NET.</summary>
    /// <param name="table">Two rows or more.</param>
    /// <param name="seed">The seed of ML.NET's randomised method.</param>
    /// <returns>Coordinates whose signs are fixed: the one of largest magnitude is positive.</returns>
    public static Projection Pca(FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var context = new MLContext(seed);
        var data = table.ToDataView(context);
        var scaled = context.Transforms.NormalizeMeanVariance("Features", fixZero: false).Fit(data).Transform(data);
        var total = scaled.GetColumn<float[]>("Features").Sum(row => row.Sum(value => (double)value * value));
        var projected = context.Transforms.ProjectToPrincipalComponents("Plane", "Features", rank: 2, seed: seed).Fit(scaled).Transform(scaled);
        var rows = projected.GetColumn<float[]>("Plane").ToArray();
        var x = WithFixedSign([.. rows.Select(row => (double)row[0])]);
        var y = WithFixedSign([.. rows.Select(row => (double)row[1])]);
        return new Projection("PCA", x, y, x.Sum(v => v * v) / total, y.Sum(v => v * v) / total);
    }

    private static double[] WithFixedSign(double[] values) =>
        values.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(values, value => -value) : values;
}
