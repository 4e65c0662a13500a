using System.Globalization;

namespace SerWorkbook.Speech;

/// <summary>How F0 is tracked.</summary>
/// <remarks>
/// The jump and change costs, the voicing and the silence threshold are those of Boersma (1993) as Praat sets them. The octave cost
/// is five times his, since here it also has to hold against the low peaks that periodic noise (other voices) makes.
/// </remarks>
public sealed record F0Options
{
    /// <summary>The lowest F0 that is looked for, Hz.</summary>
    public double LowestHz { get; init; } = 60.0;

    /// <summary>The highest F0 that is looked for, Hz.</summary>
    public double HighestHz { get; init; } = 600.0;

    /// <summary>Time from one frame to the next, seconds.</summary>
    public double HopSeconds { get; init; } = 0.010;

    /// <summary>The middle of the first frame, seconds from the start of the recording, 0 or more.</summary>
    public double FirstSeconds { get; init; }

    /// <summary>
    /// Length of the Hann window in which periods are looked for, seconds; two periods of the lowest F0 or more, about three are good.
    /// </summary>
    public double WindowSeconds { get; init; } = 0.048;

    /// <summary>A frame whose best correlation is below this is rather unvoiced, 0 to 1.</summary>
    public double VoicingThreshold { get; init; } = 0.45;

    /// <summary>A frame whose amplitude is below this share of that of the loudest frames is rather unvoiced, above 0 to 1.</summary>
    public double SilenceThreshold { get; init; } = 0.03;

    /// <summary>What an octave less costs in correlation: of two equal candidates the higher one wins.</summary>
    public double OctaveCost { get; init; } = 0.05;

    /// <summary>What a jump of one octave from frame to frame costs, in correlation.</summary>
    public double OctaveJumpCost { get; init; } = 0.35;

    /// <summary>What a change between voiced and unvoiced costs, in correlation.</summary>
    public double VoicingChangeCost { get; init; } = 0.14;

    /// <summary>The number of candidates that are kept a frame, 1 to 255.</summary>
    public int Candidates { get; init; } = 8;

    /// <summary>The number of frames after a frame that its level is compared with, 0 or more.</summary>
    public int LevelFrames { get; init; } = 30;

    /// <summary>The number of frames that the path goes on after a frame before the frame is decided, 0 or more.</summary>
    public int DecisionFrames { get; init; } = 40;

    internal void Require(int sampleRate)
    {
        if (!(LowestHz > 0 && HighestHz > LowestHz && HighestHz <= sampleRate / 4.0))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"F0 is looked for from {LowestHz} to {HighestHz} Hz; the range must rise, start above 0 and end at "
                        + $"{sampleRate / 4.0} Hz or below."
                )
            );
        }

        if (
            !(
                HopSeconds * sampleRate >= 1
                && FirstSeconds >= 0
                && WindowSeconds >= 2 / LowestHz
                && SilenceThreshold > 0
                && Candidates is >= 1 and <= byte.MaxValue
                && LevelFrames >= 0
                && DecisionFrames >= 0
            )
        )
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"F0 cannot be tracked with {this}: the hop must have a sample or more, the window two periods of {LowestHz} Hz or "
                        + $"more, and there must be 1 to 255 candidates."
                )
            );
        }
    }
}
