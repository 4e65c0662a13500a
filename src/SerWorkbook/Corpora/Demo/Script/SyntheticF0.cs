namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The F0 that a synthetic clip was made with: the truth that an F0 tracker is judged by.</summary>
/// <remarks>
/// Cycle-to-cycle jitter and creak are not part of it: it is the F0 that the cycles swing around. Frame i stands for the
/// instant i / <see cref="FrameRate"/> of the clip, silence before the speech included.
/// </remarks>
internal sealed class SyntheticF0
{
    private readonly float[] _hertz;

    /// <summary>Takes a track.</summary>
    /// <param name="hertz">F0 of each frame, Hz; 0 where the folds do not swing.</param>
    /// <param name="frameRate">Frames per second, Hz.</param>
    internal SyntheticF0(float[] hertz, double frameRate)
    {
        _hertz = hertz;
        FrameRate = frameRate;
    }

    /// <summary>F0 of each frame, Hz; 0 where the sound is unvoiced or silent.</summary>
    public ReadOnlySpan<float> Hertz => _hertz;

    /// <summary>Frames per second.</summary>
    public double FrameRate { get; }

    /// <summary>F0 at an instant, Hz: that of the nearest frame; 0 where unvoiced, silent or outside the clip.</summary>
    /// <param name="seconds">Time from the start of the clip, s.</param>
    public double At(double seconds)
    {
        var frame = Math.Round(seconds * FrameRate);
        return frame >= 0 && frame < _hertz.Length ? _hertz[(int)frame] : 0;
    }
}
