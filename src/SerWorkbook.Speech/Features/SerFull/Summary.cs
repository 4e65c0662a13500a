using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Which functionals sum a descriptor up, and over which frames.</summary>
/// <param name="FrameRegion">The frames.</param>
/// <param name="Groups">The functionals.</param>
internal sealed record Summary(FrameRegion FrameRegion, params IReadOnlyList<IFunctionalGroup> Groups)
{
    /// <summary>Whether a functional reads the values in rising order.</summary>
    public bool UsesOrder { get; } = Groups.Any(group => group.UsesOrder);

    /// <summary>The columns for one descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    public IEnumerable<FeatureColumn> Columns(Descriptor descriptor)
    {
        var suffix = FrameRegion switch
        {
            FrameRegion.Active => string.Empty,
            FrameRegion.Voiced when descriptor.VoicedOnly => string.Empty,
            FrameRegion.VoicedDelta when descriptor.VoicedOnly => nameof(FrameRegion.Delta),
            _ => NameOf(FrameRegion),
        };
        var unit = FrameRegion is FrameRegion.Delta or FrameRegion.VoicedDelta ? descriptor.Unit + " per frame" : descriptor.Unit;
        return Groups
            .SelectMany(group => group.Functionals)
            .Select(functional => new FeatureColumn(
                $"{descriptor.Name}{suffix}_{functional.Name}",
                descriptor.Family,
                functional.UnitFor(unit)
            ));
    }

    // The name as text takes reflection, which is slow where code is interpreted.
    private static string NameOf(FrameRegion region) =>
        region switch
        {
            FrameRegion.Voiced => nameof(FrameRegion.Voiced),
            FrameRegion.Unvoiced => nameof(FrameRegion.Unvoiced),
            FrameRegion.Bridged => nameof(FrameRegion.Bridged),
            FrameRegion.Delta => nameof(FrameRegion.Delta),
            FrameRegion.VoicedDelta => nameof(FrameRegion.VoicedDelta),
            _ => region.ToString(),
        };
}
