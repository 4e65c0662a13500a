namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>One number that sums a contour up.</summary>
/// <param name="Name">The part of a column's name after the underscore.</param>
/// <param name="Unit">How its unit follows from the descriptor's.</param>
internal sealed record Functional(string Name, FunctionalUnit Unit = FunctionalUnit.Same)
{
    /// <summary>The unit of the functional.</summary>
    /// <param name="descriptorUnit">The unit of the descriptor.</param>
    public string UnitFor(string descriptorUnit) =>
        Unit switch
        {
            FunctionalUnit.Same => descriptorUnit,
            FunctionalUnit.ChangePerSecond => descriptorUnit + " per second",
            FunctionalUnit.PerSecond => "1/s",
            _ => "1",
        };
}
