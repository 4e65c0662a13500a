using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Audio;

namespace SerWorkbook.Tests.Corpora;

/// <summary>What is decoded by libraries and by ffmpeg, against what FFmpeg decodes from the same files.</summary>
public sealed class AudioReaderTests
{
    /// <summary>File, its oracle, frames, largest difference, channels, codec.</summary>
    public static TheoryData<string, string, int, double, int, string> Libraries =>
        new()
        {
            { "mono.wav", "mono.wav", 6400, 0, 1, "PCM" },
            { "flac.flac", "mono.wav", 6400, 0, 1, "FLAC" },
            { "mp3.mp3", "decoded/mp3.mp3.wav", 6400, 1e-4, 1, "MP3" },
            { "mp3-stereo.mp3", "decoded/mp3-stereo.mp3.wav", 3307, 1e-4, 2, "MP3" },
            { "mp2.mp2", "decoded/mp2.mp2.wav", 6912, 1e-4, 1, "MP2" },
            { "vorbis.ogg", "decoded/vorbis.ogg.wav", 6400, 1e-4, 1, "Ogg Vorbis" },
            { "vorbis-stereo.ogg", "decoded/vorbis-stereo.ogg.wav", 3307, 1e-4, 2, "Ogg Vorbis" },
            { "opus.opus", "decoded/opus.opus.wav", 19200, 1e-4, 1, "Opus" },
            { "opus-stereo.opus", "decoded/opus-stereo.opus.wav", 7200, 3e-4, 2, "Opus" },
        };

    /// <summary>The same for files that ffmpeg decodes here, too; frames are those that it gives.</summary>
    public static TheoryData<string, string, double, string> Programs =>
        new()
        {
            { "aac.m4a", "decoded/aac.m4a.wav", 1e-4, "AAC" },
            { "alac.m4a", "mono.wav", 0, "ALAC" },
            { "adts.aac", "decoded/adts.aac.wav", 1e-4, "AAC" },
            { "wma.wma", "decoded/wma.wma.wav", 1e-4, "WMAV2" },
            { "speex.ogg", "decoded/speex.ogg.wav", 1e-4, "Speex" },
            { "oggflac.oga", "mono.wav", 0, "FLAC" },
            { "webm.webm", "decoded/webm.webm.wav", 1e-4, "Opus" },
            { "matroska.mka", "mono.wav", 0, "PCM" },
            { "wavpack.wv", "mono.wav", 0, "WavPack" },
            { "tta.tta", "mono.wav", 0, "TTA" },
            { "voc.voc", "mono.wav", 0, "PCM" },
            { "ac3.ac3", "decoded/ac3.ac3.wav", 1e-4, "AC3" },
            { "g726.wav", "decoded/g726.wav.wav", 0, "ADPCM G726" },
            { "mp3-in.wav", "decoded/mp3-in.wav.wav", 1e-4, "MP3" },
        };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Libraries_decode(string file, string oracle, int frames, double tolerance, int channels, string codec)
    {
        using var opened = AudioReader.Open(KindFiles.Path(file));
        Assert.Equal((frames, channels, codec), (opened.Info.Frames, opened.Info.Channels, opened.Info.Codec));
        Compare(opened, oracle, tolerance);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_program_ffmpeg_decodes_the_rest(string file, string oracle, double tolerance, string codec)
    {
        Assert.SkipWhen(AudioCodecs.FfmpegRun.FindProgram() is null, "ffmpeg is not on the PATH.");
        using var opened = AudioReader.Open(KindFiles.Path(file));
        Assert.Equal(codec, opened.Info.Codec);
        Compare(opened, oracle, tolerance);
    }

    [Theory]
    [InlineData("mp3.mp3")]
    [InlineData("mp2.mp2")]
    [InlineData("vorbis.ogg")]
    [InlineData("opus.opus")]
    public void Damage_gives_a_sentence_or_samples_and_no_more_memory_than_the_file_is_worth(string file)
    {
        var good = File.ReadAllBytes(KindFiles.Path(file));
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 300; round++)
        {
            var bytes = good[..random.Next(1, good.Length + 1)];
            for (var hit = random.Next(6); hit > 0; hit--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                using var opened = AudioReader.Open(new MemoryStream(bytes), "fuzz");
                Assert.InRange(opened.Info.Frames, 0, 1_000_000);
            }
            catch (InvalidAudioException fault)
            {
                refused++;
                Assert.StartsWith("fuzz: ", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 1, 299);
    }

    // Encoders and decoders do not agree on where the last block ends.
    private static void Compare(WavFile opened, string oracle, double tolerance)
    {
        var samples = WavReader.Read(opened, oracle).Samples;
        var expected = WavReader.Read(KindFiles.Path(oracle));
        Assert.Equal(expected.SampleRate, opened.Info.SampleRate);
        var shared = Math.Min(samples.Length, expected.Length);
        Assert.InRange(shared, 0.9 * expected.Length, expected.Length);
        for (var i = 0; i < shared; i++)
        {
            Assert.InRange(samples[i], expected.Samples[i] - tolerance, expected.Samples[i] + tolerance);
        }
    }
}
