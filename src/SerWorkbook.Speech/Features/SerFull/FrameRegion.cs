namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The frames of a recording that a functional summarises.</summary>
internal enum FrameRegion
{
    /// <summary>From the first to the last frame that stands out from the silence around, pauses included.</summary>
    Active,

    /// <summary>The voiced frames of these.</summary>
    Voiced,

    /// <summary>The other frames of these: fricatives, plosives, pauses.</summary>
    Unvoiced,

    /// <summary>All of these; over the gaps between voiced frames goes a straight line.</summary>
    Bridged,

    /// <summary>The changes from frame to frame in the active part.</summary>
    Delta,

    /// <summary>The changes within voiced stretches.</summary>
    VoicedDelta,
}
