namespace SerWorkbook.Speech;

/// <summary>What the header of an audio file says, checked against what the file holds.</summary>
/// <param name="Encoding">Whether samples are decoded as integers or as floating point.</param>
/// <param name="BitsPerSample">Bits that one sample takes in the file, or once it is decoded: 8 to 64.</param>
/// <param name="Channels">Number of channels, 1 or more.</param>
/// <param name="SampleRate">Sampling rate, Hz.</param>
/// <param name="Frames">Samples in each channel that the file really holds.</param>
/// <param name="PromisedFrames">
/// Samples in each channel that the file was meant to hold; more than <paramref name="Frames"/> when it was cut off.
/// A length field that is plainly not true (a placeholder, or one that contradicts the rest of the header) promises nothing.
/// </param>
public sealed record WavInfo(WavEncoding Encoding, int BitsPerSample, int Channels, int SampleRate, long Frames, long PromisedFrames)
{
    /// <summary>The codec of integers without compression.</summary>
    internal const string PcmCodec = "PCM";

    /// <summary>The codec of floating-point numbers without compression.</summary>
    internal const string FloatCodec = "float";

    /// <summary>How the samples were encoded, such as "PCM", "mu-law" or "MP3".</summary>
    public string Codec { get; init; } = Encoding == WavEncoding.Float ? FloatCodec : PcmCodec;

    /// <summary>The length in seconds of what the file really holds.</summary>
    public double Seconds => (double)Frames / SampleRate;

    /// <summary>The length in seconds that the file was meant to have.</summary>
    public double PromisedSeconds => (double)PromisedFrames / SampleRate;

    /// <summary>The share of the promised audio that is missing, 0 (whole) to 1 (nothing there).</summary>
    public double MissingShare => PromisedFrames > Frames ? 1.0 - (double)Frames / PromisedFrames : 0.0;
}
