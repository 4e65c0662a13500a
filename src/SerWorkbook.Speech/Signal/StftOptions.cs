namespace SerWorkbook.Speech.Signal;

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
    public int FrameCount(int samples) =>
        Centred ? (samples == 0 ? 0 : 1 + samples / HopLength)
        : samples < WindowLength ? 0 : 1 + (samples - WindowLength) / HopLength;

    /// <summary>The time of a frame's middle, seconds.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="sampleRate">Hz.</param>
    public double FrameTime(int frame, int sampleRate) =>
        ((double)frame * HopLength + (Centred ? 0 : WindowLength / 2.0)) / sampleRate;
}
