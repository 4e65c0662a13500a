using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>How a mel spectrogram in dB is computed.</summary>
/// <param name="Stft">Frames and transform size, samples.</param>
/// <param name="BandCount">Number of mel bands, 1 or more.</param>
public sealed record LogMelOptions(StftOptions Stft, int BandCount)
{
    /// <summary>Lower edge of the first band, Hz.</summary>
    public double LowestHz { get; init; }

    /// <summary>Upper edge of the last band, Hz; <see langword="null"/> for half the sampling rate.</summary>
    public double? HighestHz { get; init; }

    /// <summary>The mel formula.</summary>
    public MelScale Scale { get; init; } = MelScale.Slaney;

    /// <summary>The scaling of the bands.</summary>
    public MelNorm Norm { get; init; } = MelNorm.Area;

    /// <summary>Values more than this many dB below the loudest are raised to that floor (librosa's top_db); infinity for none.</summary>
    public float RangeDb { get; init; } = float.PositiveInfinity;

    /// <summary>librosa's <c>power_to_db(melspectrogram(y))</c> with its defaults: 128 Slaney bands, 80 dB range.</summary>
    public static LogMelOptions Librosa { get; } = new(StftOptions.Librosa, 128) { RangeDb = 80f };

    /// <summary>Frames of 25 ms every 10 ms and 64 bands: fine enough for a picture, small enough for a model.</summary>
    /// <param name="sampleRate">Hz.</param>
    public static LogMelOptions Speech(int sampleRate) => new(StftOptions.Speech(sampleRate), 64) { RangeDb = 80f };

    /// <summary>The filter bank at a rate.</summary>
    internal MelFilterBank Bank(int sampleRate) =>
        new(sampleRate, Stft.FftSize, BandCount, LowestHz, HighestHz ?? sampleRate / 2.0, Scale, Norm);
}
