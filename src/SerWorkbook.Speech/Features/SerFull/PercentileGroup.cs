using SerWorkbook.Speech.Descriptors.Functionals;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Percentiles, as <see cref="Percentiles.Of"/> interpolates them.</summary>
/// <param name="percents">The shares below, 0 to 100.</param>
internal sealed class PercentileGroup(params int[] percents) : IFunctionalGroup
{
    public IReadOnlyList<Functional> Functionals { get; } =
    [.. percents.Select(percent => new Functional(FormattableString.Invariant($"p{percent:00}")))];

    public bool UsesOrder => true;

    public void Apply(Contour contour, Span<float> result)
    {
        for (var i = 0; i < percents.Length; i++)
        {
            result[i] = Percentiles.Of(contour.Sorted, percents[i] / 100.0);
        }
    }
}
