namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>How the data of a file encodes samples.</summary>
internal enum SampleCoding
{
    /// <summary>Integers; those of 8 bits are unsigned.</summary>
    Integer,

    /// <summary>Integers; those of 8 bits are signed.</summary>
    SignedInteger,

    /// <summary>IEEE floating point.</summary>
    Float,

    /// <summary>A-law of ITU-T G.711.</summary>
    ALaw,

    /// <summary>Mu-law of ITU-T G.711.</summary>
    MuLaw,

    /// <summary>IMA ADPCM in the blocks of WAV files.</summary>
    ImaAdpcm,

    /// <summary>IMA ADPCM in the packets of QuickTime, AIFF-C and CAF.</summary>
    QuickTimeIma,

    /// <summary>Microsoft ADPCM.</summary>
    MicrosoftAdpcm,

    /// <summary>GSM 06.10 full rate in frames of 33 bytes.</summary>
    Gsm,

    /// <summary>GSM 06.10 full rate in the blocks of WAV files: two frames in 65 bytes.</summary>
    MicrosoftGsm,
}
