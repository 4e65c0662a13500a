namespace SerWorkbook.Speech;

/// <summary>F0 over time.</summary>
/// <param name="Hertz">F0 of each frame, Hz; 0 where the frame is unvoiced.</param>
/// <param name="Correlation">
/// How alike the signal is to itself one period later, for each frame: near 1 for a clean voice, 0 or less for noise.
/// </param>
/// <param name="FirstSeconds">The middle of the first frame, seconds.</param>
/// <param name="HopSeconds">Time from one frame to the next, seconds.</param>
public sealed record F0Track(IReadOnlyList<float> Hertz, IReadOnlyList<float> Correlation, double FirstSeconds, double HopSeconds)
{
    /// <summary>How likely each frame is voiced by itself, 0 to 1.</summary>
    public IReadOnlyList<float> VoicingProbability { get; init; } = [];

    /// <summary>Number of frames.</summary>
    public int Frames => Hertz.Count;

    /// <summary>The share of voiced frames, 0 to 1; 0 for an empty track.</summary>
    public double VoicedShare => Frames == 0 ? 0 : (double)Hertz.Count(hertz => hertz > 0) / Frames;

    /// <summary>The middle of a frame, seconds.</summary>
    /// <param name="frame">Frame, from 0.</param>
    public double FrameTime(int frame) => FirstSeconds + frame * HopSeconds;
}
