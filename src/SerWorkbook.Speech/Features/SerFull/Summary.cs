namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Which functionals sum a descriptor up, and over which frames.</summary>
/// <param name="Region">The frames.</param>
/// <param name="Groups">The functionals.</param>
internal sealed record Summary(Region Region, params IReadOnlyList<IFunctionalGroup> Groups)
{
    /// <summary>The columns for one descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    public IEnumerable<FeatureColumn> Columns(Descriptor descriptor)
    {
        var suffix = Region switch
        {
            Region.Active => string.Empty,
            Region.Voiced when descriptor.VoicedOnly => string.Empty,
            Region.VoicedDelta when descriptor.VoicedOnly => nameof(Region.Delta),
            _ => Region.ToString(),
        };
        var unit = Region is Region.Delta or Region.VoicedDelta ? descriptor.Unit + " a frame" : descriptor.Unit;
        return
            from @group in Groups
            from functional in @group.Functionals
            select new FeatureColumn($"{descriptor.Name}{suffix}_{functional.Name}", descriptor.Family, functional.UnitFor(unit));
    }
}
