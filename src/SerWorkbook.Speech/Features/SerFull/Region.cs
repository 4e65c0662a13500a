namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The frames of a recording that a functional sums up.</summary>
internal enum Region
{
    /// <summary>From the first to the last frame that stands out from the silence around, pauses included.</summary>
    Active,

    /// <summary>The voiced frames of these.</summary>
    Voiced,

    /// <summary>The louder half of these.</summary>
    Loud,

    /// <summary>The changes from frame to frame in the active part.</summary>
    Delta,

    /// <summary>The changes within voiced stretches.</summary>
    VoicedDelta,
}
