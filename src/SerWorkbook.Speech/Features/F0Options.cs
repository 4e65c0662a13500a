namespace SerWorkbook.Speech.Features;

/// <summary>How F0 is tracked.</summary>
/// <remarks>The costs and thresholds are those of Boersma (1993) as Praat sets them, but for the voicing threshold.</remarks>
public sealed record F0Options
{
    /// <summary>The lowest F0 that is looked for, Hz.</summary>
    public double LowestHz { get; init; } = 60.0;

    /// <summary>The highest F0 that is looked for, Hz.</summary>
    public double HighestHz { get; init; } = 600.0;

    /// <summary>Time from one frame to the next, seconds.</summary>
    public double HopSeconds { get; init; } = 0.010;

    /// <summary>Length of the part that is compared with its shifted self, seconds; two periods of the lowest F0 or more are good.</summary>
    public double WindowSeconds { get; init; } = 0.032;

    /// <summary>A frame whose best correlation is below this is rather unvoiced, 0 to 1.</summary>
    public double VoicingThreshold { get; init; } = 0.45;

    /// <summary>A frame whose peak is below this share of the clip's peak is rather unvoiced, 0 to 1.</summary>
    public double SilenceThreshold { get; init; } = 0.03;

    /// <summary>What an octave less costs in correlation: of two equal candidates the higher one wins.</summary>
    public double OctaveCost { get; init; } = 0.02;

    /// <summary>What a jump of one octave from frame to frame costs, in correlation.</summary>
    public double OctaveJumpCost { get; init; } = 0.35;

    /// <summary>What a change between voiced and unvoiced costs, in correlation.</summary>
    public double VoicingChangeCost { get; init; } = 0.14;

    /// <summary>The number of candidates that are kept a frame.</summary>
    public int Candidates { get; init; } = 8;
}
