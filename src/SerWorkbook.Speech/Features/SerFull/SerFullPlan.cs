using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Which functionals every descriptor gets.</summary>
internal static class SerFullPlan
{
    private static readonly MomentGroup Moments = new();
    private static readonly MeanGroup Means = new();
    private static readonly PercentileGroup Percentiles = new(5, 25, 50, 75, 95);
    private static readonly PercentileGroup Outer = new(5, 50, 95);
    private static readonly PercentileGroup Quartiles = new(25, 50, 75);
    private static readonly ShapeGroup Shape = new(6);
    private static readonly ShapeGroup CoarseShape = new(4);
    private static readonly MovementGroup Movement = new();
    private static readonly DeltaGroup Changes = new();

    // Voiced frames count twice: as part of the whole and by themselves. Their sound carries the voice, and without the
    // pauses and hisses between them the course of an utterance stands out.
    private static readonly Summary[] Full =
    [
        new(FrameRegion.Active, Moments, Percentiles, Shape, Movement),
        new(FrameRegion.Delta, Changes),
        new(FrameRegion.Voiced, Means, Outer, Shape),
        new(FrameRegion.VoicedDelta, Changes),
        new(FrameRegion.Unvoiced, Means),
    ];

    private static readonly Summary[] Bands =
    [
        new(FrameRegion.Active, Means, Percentiles, CoarseShape),
        new(FrameRegion.Delta, Changes),
        new(FrameRegion.Voiced, Means, Outer, Shape),
        new(FrameRegion.VoicedDelta, Changes),
        new(FrameRegion.Unvoiced, Means),
    ];

    private static readonly Summary[] Contrast = [new(FrameRegion.Active, Means), new(FrameRegion.Voiced, Means)];

    private static readonly Summary[] Chroma = [new(FrameRegion.Voiced, Means)];

    private static readonly Summary[] Voice =
    [
        new(FrameRegion.Voiced, Moments, Percentiles, Shape, Movement),
        new(FrameRegion.VoicedDelta, Changes, Quartiles),
        new(FrameRegion.Bridged, Shape, Movement),
    ];

    private static readonly Summary[] Quality = [new(FrameRegion.Voiced, Means, Outer, Shape), new(FrameRegion.VoicedDelta, Changes)];

    /// <summary>The summaries of a descriptor, in order.</summary>
    /// <param name="descriptor">A descriptor of <see cref="SerFullDescriptors"/>.</param>
    public static IReadOnlyList<Summary> For(Descriptor descriptor) =>
        descriptor switch
        {
            { VoicedOnly: true, Family: FeatureFamily.F0 } => Voice,
            { VoicedOnly: true } => Quality,
            { Family: FeatureFamily.LogMel } => Bands,
            { Family: FeatureFamily.Contrast } => Contrast,
            { Family: FeatureFamily.Chroma } => Chroma,
            _ => Full,
        };
}
