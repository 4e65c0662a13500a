namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Mean and standard deviation alone.</summary>
internal sealed class MeanGroup : IFunctionalGroup
{
    public IReadOnlyList<Functional> Functionals { get; } = [new("mean"), new("std")];

    public bool UsesOrder => false;

    public void Apply(Contour contour, Span<float> result)
    {
        var (mean, variance) = (0.0, 0.0);
        foreach (var value in contour.Values)
        {
            mean += value;
        }

        mean /= contour.Values.Length;
        foreach (var value in contour.Values)
        {
            variance += (value - mean) * (value - mean);
        }

        result[0] = (float)mean;
        result[1] = (float)Math.Sqrt(variance / contour.Values.Length);
    }
}
