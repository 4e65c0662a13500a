using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The power of a clip in mel bands over time, in dB.</summary>
/// <param name="Values">Frames x bands, dB relative to a power of 1.</param>
/// <param name="FrameTimes">The middle of each frame, seconds.</param>
/// <param name="BandCentresHz">The peak of each band, Hz.</param>
/// <remarks>Powers are converted with 10 log10: they are squared magnitudes already.</remarks>
public sealed record LogMelSpectrogram(FrameMatrix Values, IReadOnlyList<double> FrameTimes, IReadOnlyList<double> BandCentresHz)
{
    /// <summary>Computes the spectrogram of a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">Frames, bands and range.</param>
    /// <returns>A spectrogram without frames when the clip is shorter than one.</returns>
    public static LogMelSpectrogram Of(AudioClip clip, LogMelOptions options)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(options);
        var power = MelPower(clip, options, out var bank);
        ToDecibel(power, options.RangeDb);
        return new LogMelSpectrogram(
            power,
            [.. Enumerable.Range(0, power.Frames).Select(frame => options.Stft.FrameTime(frame, clip.SampleRate))],
            [.. bank.EdgesHz.Skip(1).Take(options.BandCount)]
        );
    }

    /// <summary>Computes the mel power of a clip, before the logarithm.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">Frames and bands.</param>
    /// <returns>Frames x bands, power.</returns>
    public static FrameMatrix MelPower(AudioClip clip, LogMelOptions options)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentNullException.ThrowIfNull(options);
        return MelPower(clip, options, out _);
    }

    // Row by row, as a stream does it: where a row ends must not show in its values.
    private static void ToDecibel(FrameMatrix power, float rangeDb)
    {
        for (var frame = 0; frame < power.Frames; frame++)
        {
            Decibel.FromPower(power.Row(frame));
        }

        if (float.IsFinite(rangeDb) && power.Frames > 0)
        {
            TensorPrimitives.Max(power.Values, TensorPrimitives.Max<float>(power.Values) - rangeDb, power.Values);
        }
    }

    private static FrameMatrix MelPower(AudioClip clip, LogMelOptions options, out MelFilterBank bank)
    {
        var stft = new Stft(options.Stft);
        bank = options.Bank(clip.SampleRate);
        var bands = new FrameMatrix(options.Stft.FrameCount(clip.Length), options.BandCount);
        var power = new float[stft.BinCount];
        for (var frame = 0; frame < bands.Frames; frame++)
        {
            stft.Power(clip.Samples, frame, power);
            bank.Apply(power, bands.Row(frame));
        }

        return bands;
    }
}
