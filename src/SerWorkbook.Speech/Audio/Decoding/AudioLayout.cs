namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>What a container says about its audio, checked against what the file holds.</summary>
internal sealed record AudioLayout
{
    /// <summary>How samples are encoded.</summary>
    public required SampleCoding Coding { get; init; }

    /// <summary>Number of channels, 1 or more.</summary>
    public required int Channels { get; init; }

    /// <summary>Sampling rate, Hz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Bytes of one sample of one channel; 0 for codings in blocks.</summary>
    public int SampleBytes { get; init; }

    /// <summary>Whether the most significant byte comes first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Bytes of one block of all channels; 0 for codings without blocks.</summary>
    public int BlockBytes { get; init; }

    /// <summary>What the container says of the coding beyond the usual fields, such as predictor coefficients.</summary>
    public ReadOnlyMemory<byte> Extra { get; init; }

    /// <summary>Where the data starts, bytes from the start of the file.</summary>
    public long DataStart { get; init; }

    /// <summary>Bytes of data that are there.</summary>
    public long DataBytes { get; init; }

    /// <summary>Bytes of data that were meant to be there.</summary>
    public long PromisedBytes { get; init; }

    /// <summary>Frames that the container promises, where it counts them: the last block may be padded.</summary>
    public long? StatedFrames { get; init; }

    /// <summary>Whether every sample takes the same number of bytes.</summary>
    public bool IsLinear => SampleBytes > 0;

    /// <summary>The name of the coding in messages and tables.</summary>
    public string Codec =>
        Coding switch
        {
            SampleCoding.Integer or SampleCoding.SignedInteger => WavInfo.PcmCodec,
            SampleCoding.Float => WavInfo.FloatCodec,
            SampleCoding.ALaw => "A-law",
            SampleCoding.MuLaw => "mu-law",
            SampleCoding.ImaAdpcm or SampleCoding.QuickTimeIma => "IMA ADPCM",
            SampleCoding.MicrosoftAdpcm => "Microsoft ADPCM",
            _ => "GSM 6.10",
        };

    /// <summary>Checks the numbers that every container gives.</summary>
    /// <exception cref="InvalidAudioException">They are out of range.</exception>
    public static void Check(string name, long channels, double rate)
    {
        if (channels is < 1 or > ushort.MaxValue)
        {
            throw new InvalidAudioException(name, FormattableString.Invariant($"its header gives {channels} channels"));
        }

        if (!(rate >= RateRange.Lowest && rate <= RateRange.Highest))
        {
            throw new InvalidAudioException(
                name,
                FormattableString.Invariant($"its sampling rate is {rate} Hz; {RateRange.Lowest} to {RateRange.Highest} Hz can be read")
            );
        }
    }
}
