namespace SerWorkbook.Speech;

/// <summary>How a signal is cut into frames and transformed.</summary>
/// <param name="WindowLength">Samples that the window covers, 1 to <paramref name="FftSize"/>.</param>
/// <param name="HopLength">Samples from one frame to the next, 1 or more.</param>
/// <param name="FftSize">Points of the transform, a power of two.</param>
public sealed record StftOptions(int WindowLength, int HopLength, int FftSize)
{
    /// <summary>
    /// Whether frame t is centred on sample t x hop, with zeros before the first and after the last sample (librosa's
    /// default), or starts there and lies wholly inside the signal (HTK, openSMILE).
    /// </summary>
    public bool Centred { get; init; }

    /// <summary>What stands beyond the ends of the signal in centred frames.</summary>
    public FramePadding Padding { get; init; } = FramePadding.Zeros;

    /// <summary>The window function.</summary>
    public WindowShape Shape { get; init; } = WindowShape.Hann;

    /// <summary>
    /// Whether the window is symmetric (HTK, openSMILE) or periodic (librosa, scipy's sym=False); see <see cref="Window"/>.
    /// </summary>
    public bool SymmetricWindow { get; init; }

    /// <summary>librosa's defaults: a Hann window of 2048 samples, hop 512, centred frames.</summary>
    public static StftOptions Librosa { get; } = new(2048, 512, 2048) { Centred = true };

    /// <summary>Frames of 25 ms every 10 ms at a rate, the usual ones for speech.</summary>
    /// <param name="sampleRate">Hz.</param>
    public static StftOptions Speech(int sampleRate)
    {
        var window = (int)Math.Round(0.025 * sampleRate);
        return new(window, (int)Math.Round(0.010 * sampleRate), (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)window));
    }

    /// <summary>The number of frames that a signal gives.</summary>
    /// <param name="samples">Length of the signal.</param>
    /// <returns>Centred: 1 + samples / hop. Otherwise 1 + (samples - window) / hop, or 0 for a signal shorter than the window.</returns>
    public int FrameCount(int samples) => (int)FrameCount((long)samples);

    /// <summary>Samples of frame 0 that lie before the first sample.</summary>
    internal int Lead => Centred ? FftSize / 2 - (FftSize - WindowLength) / 2 : 0;

    /// <summary>The time of a frame's middle, seconds.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="sampleRate">Hz.</param>
    public double FrameTime(int frame, int sampleRate) => ((double)frame * HopLength + (Centred ? 0 : WindowLength / 2.0)) / sampleRate;

    internal long FrameCount(long samples) =>
        Centred ? (samples == 0 ? 0 : 1 + samples / HopLength)
        : samples < WindowLength ? 0
        : 1 + (samples - WindowLength) / HopLength;

    // The place within 0 … length - 1 that stands for a place outside, mirrored at the ends as often as needed.
    internal static long Mirrored(long place, long length)
    {
        var period = 2 * Math.Max(1, length - 1);
        var within = ((place % period) + period) % period;
        return length == 1 ? 0 : Math.Min(within, period - within);
    }

    internal void Require()
    {
        if (WindowLength < 1 || WindowLength > FftSize || HopLength < 1)
        {
            throw new ArgumentException(
                $"The window has {WindowLength} samples and the hop {HopLength}; the window must have 1 to {FftSize} (the FFT size), "
                    + "the hop 1 or more."
            );
        }
    }
}
