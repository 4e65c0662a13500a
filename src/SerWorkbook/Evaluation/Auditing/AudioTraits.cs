using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Traits of a recording other than its speech: file format, level, silence.</summary>
/// <param name="SampleRate">The file's sampling rate, Hz.</param>
/// <param name="Encoding">How the file stores a sample.</param>
/// <param name="Codec">The codec, such as "PCM" or "MP3".</param>
/// <param name="BitsPerSample">Bits that a sample takes in the file.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="HeaderLayout">The chunks of the file in order with the kind of the fmt chunk, such as "RIFF fmt 16/1 data".</param>
/// <param name="HeaderSizes">The sizes of the chunks that are neither format, audio nor texts, bytes; empty without any.</param>
/// <param name="Encoder">The program that its LIST INFO chunk names (ISFT); empty without one.</param>
/// <param name="HeaderText">The other texts of that chunk; empty if there is none.</param>
/// <param name="EffectiveBits">Bits that the samples actually use, 0 to 24: 8 for a file of 8 bits that was stored with 16.</param>
/// <param name="FrozenShare">Share of the samples in runs of one value of 4 ms or more, 0 to 1: digital silence, gated noise.</param>
/// <param name="ClippedShare">Share of the samples in runs of three or more of the largest value, 0 to 1: peaks that were cut off.</param>
/// <param name="DcOffset">Mean of the samples, full scale 1.</param>
/// <param name="BandwidthHertz">The highest frequency with energy above the quantisation floor of the file and above 80 dB below the
/// strongest band, Hz.</param>
/// <param name="Seconds">Length, seconds.</param>
/// <param name="LevelDb">Root mean square, dB of full scale.</param>
/// <param name="PeakDb">Largest magnitude, dB of full scale.</param>
/// <param name="LeadingSilence">Silence before the speech, seconds (<see cref="SilenceTrimmer"/>'s convention).</param>
/// <param name="TrailingSilence">Silence after the speech, seconds.</param>
/// <param name="SilenceShare">Share of frames of 20 ms that lie more than 30 dB below the loudest one, 0 to 1.</param>
internal sealed record AudioTraits(
    int SampleRate,
    WavEncoding Encoding,
    string Codec,
    int BitsPerSample,
    int Channels,
    string HeaderLayout,
    string HeaderSizes,
    string Encoder,
    string HeaderText,
    int EffectiveBits,
    double FrozenShare,
    double ClippedShare,
    double DcOffset,
    double BandwidthHertz,
    double Seconds,
    double LevelDb,
    double PeakDb,
    double LeadingSilence,
    double TrailingSilence,
    double SilenceShare
);
