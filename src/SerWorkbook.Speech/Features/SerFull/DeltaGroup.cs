using SerWorkbook.Speech.Descriptors.Functionals;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>How fast a contour changes: functionals of its deltas.</summary>
internal sealed class DeltaGroup : IFunctionalGroup
{
    public IReadOnlyList<Functional> Functionals { get; } = [new("size"), new("std"), new("p05"), new("p95")];

    public bool UsesOrder => true;

    public void Apply(Contour contour, Span<float> result)
    {
        result[0] = FixedOrderSums.SumOfMagnitudes(contour.Values) / contour.Values.Length;
        result[1] = MathF.Sqrt(FixedOrderSums.SumOfSquares(contour.Values) / contour.Values.Length);
        result[2] = Percentiles.Of(contour.Sorted, 0.05);
        result[3] = Percentiles.Of(contour.Sorted, 0.95);
    }
}
