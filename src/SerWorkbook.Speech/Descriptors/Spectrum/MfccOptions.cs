using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>How mel-frequency cepstral coefficients (MFCC) are computed.</summary>
/// <param name="LogMel">The mel spectrogram in dB that they are computed from.</param>
/// <param name="Coefficients">Number of coefficients, c0 included; at most the number of bands.</param>
public sealed record MfccOptions(LogMelOptions LogMel, int Coefficients)
{
    /// <summary>The scaling of the cosine transform.</summary>
    public DctScaling Scaling { get; init; } = DctScaling.Ortho;

    /// <summary>Length L of HTK's liftering (22 is usual), or 0 for none; see <see cref="Liftering"/>.</summary>
    public int Lifter { get; init; }

    /// <summary>librosa's <c>feature.mfcc(y, n_mfcc=…)</c> with its defaults.</summary>
    /// <param name="coefficients">Number of coefficients; 20 is librosa's default.</param>
    public static MfccOptions Librosa(int coefficients = 20) => new(LogMelOptions.Librosa, coefficients);

    /// <summary>Coefficients 0 to 13 over frames of 25 ms every 10 ms with 40 bands.</summary>
    /// <param name="sampleRate">Hz.</param>
    public static MfccOptions Speech(int sampleRate) => new(new LogMelOptions(StftOptions.Speech(sampleRate), 40), 14);
}
