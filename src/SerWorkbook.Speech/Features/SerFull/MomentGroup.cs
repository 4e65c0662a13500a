namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Mean, standard deviation (division by n), skewness and the logarithm of kurtosis.</summary>
/// <remarks>
/// Kurtosis is 1 or more and has a long tail, in which single clips would outweigh all others in a linear model; its
/// logarithm to base 2 has not. Both are 0 for a constant.
/// </remarks>
internal sealed class MomentGroup : IFunctionalGroup
{
    // Below this share of the mean square, a deviation is rounding and not shape.
    private const double SmallestVariance = 1e-10;

    public IReadOnlyList<Functional> Functionals { get; } =
    [new("mean"), new("std"), new("skewness", FunctionalUnit.Number), new("logKurtosis", FunctionalUnit.Number)];

    public bool UsesOrder => false;

    public void Apply(Contour contour, Span<float> result)
    {
        var mean = 0.0;
        foreach (var value in contour.Values)
        {
            mean += value;
        }

        mean /= contour.Values.Length;
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        foreach (var value in contour.Values)
        {
            var distance = value - mean;
            var square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }

        var variance = second / contour.Values.Length;
        var constant = variance <= SmallestVariance * (mean * mean + SmallestVariance);
        result[0] = (float)mean;
        result[1] = (float)Math.Sqrt(variance);
        result[2] = constant ? 0f : (float)(third / contour.Values.Length / (variance * Math.Sqrt(variance)));
        result[3] = constant ? 0f : (float)Math.Log2(fourth / contour.Values.Length / (variance * variance));
    }
}
