using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The power of a clip over time and frequency, in dB.</summary>
/// <param name="Values">Frames x bins, dB relative to a power of 1.</param>
/// <param name="FrameTimes">The middle of each frame, seconds.</param>
/// <param name="BinsHz">The frequency of each bin, Hz.</param>
public sealed record Spectrogram(FrameMatrix Values, IReadOnlyList<double> FrameTimes, IReadOnlyList<double> BinsHz)
{
    /// <summary>Computes the spectrogram of a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">Frames and transform size.</param>
    /// <param name="rangeDb">Values more than this many dB below the loudest are raised to that floor.</param>
    public static Spectrogram Of(AudioClip clip, StftOptions options, float rangeDb = 80f)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(options);
        var power = new Stft(options).Power(clip.Samples);
        Decibel.FromPower(power.Values, rangeDb);
        return new Spectrogram(
            power,
            [.. Enumerable.Range(0, power.Frames).Select(frame => options.FrameTime(frame, clip.SampleRate))],
            [.. Enumerable.Range(0, power.Coefficients).Select(bin => (double)bin * clip.SampleRate / options.FftSize)]
        );
    }
}
