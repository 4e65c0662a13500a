using SerWorkbook.Corpora.Readers;
using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Recordings: every container and codec that is decoded without another program.</summary>
internal static class AudioTarget
{
    private const string Resource = "wav/";

    private static readonly string[] Compressed = [".mp3", ".ogg", ".opus", ".flac", ".mp2"];

    // Of a second of sound, some hundredths are as good for a decoder.
    private const int MostSeedBytes = 2_048;

    /// <summary>WAV and its relatives: RF64, Wave64, AIFF, CAF, AU, SPHERE with all their codings.</summary>
    public static FuzzTarget Wav { get; } =
        new("wav", () => SeedsOf(name => !Compressed.Contains(Path.GetExtension(name))), Read)
        {
            Tokens = FuzzTarget.TokensOf(
                "RIFF",
                "RF64",
                "BW64",
                "RIFX",
                "WAVE",
                "fmt ",
                "data",
                "ds64",
                "fact",
                "LIST",
                "COMM",
                "SSND",
                "FORM",
                "AIFC",
                "caff",
                "desc",
                "ima4",
                "alaw",
                "ulaw",
                "fl32",
                "sowt",
                "NIST_1A",
                "sample_count",
                "channel_count",
                "\xff\xff\xff\xff"
            ),
            MostBytes = 1 << 14,
        };

    /// <summary>FLAC, MP3, Vorbis, Opus.</summary>
    public static FuzzTarget Codecs { get; } =
        new("codecs", () => SeedsOf(name => Compressed.Contains(Path.GetExtension(name))), Read)
        {
            Tokens = FuzzTarget.TokensOf(
                "fLaC",
                "OggS",
                "OpusHead",
                "\x01vorbis",
                "\x03vorbis",
                "\x05vorbis",
                "ID3",
                "Xing",
                "LAME",
                "\xff\xfb\x90"
            ),
            MostBytes = 1 << 14,
            // Silence compresses to nothing: see SampleList.
            BytesPerByte = 4_096,
        };

    private static IReadOnlyList<byte[]> SeedsOf(Func<string, bool> isWanted)
    {
        var assembly = typeof(AudioTarget).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Resource, StringComparison.Ordinal) && isWanted(name))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var bytes = new byte[Math.Min(stream.Length, MostSeedBytes)];
                    stream.ReadExactly(bytes);
                    return bytes;
                }),
        ];
    }

    private static void Read(byte[] input)
    {
        try
        {
            using var file = AudioReader.Open(new MemoryStream(input, writable: false), "x.wav");
            var examination = new RecordingExamination(file);
            var isFinite = true;
            var fault = AudioCheck.FindFault(
                file,
                block =>
                {
                    examination.Hear(block);
                    foreach (var sample in block.Span)
                    {
                        isFinite &= float.IsFinite(sample);
                    }
                }
            );
            if (fault is null && !isFinite)
            {
                throw new WrongResultException("A recording without a fault holds a sample that is not finite.");
            }

            if (fault is null && !(double.IsFinite(file.Info.Seconds) && file.Info.Seconds > 0))
            {
                throw new WrongResultException($"A recording without a fault is {file.Info.Seconds} s long.");
            }

            _ = examination.Remark();
        }
        catch (InvalidAudioException)
        {
            // What a reader may say.
        }
    }
}
