namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>Files of many formats against what SoX and FFmpeg decode from them (the folder Kinds says how they were made).</summary>
public sealed class AudioKindTests
{
    /// <summary>File, its oracle, the largest difference of a sample, channels, codec.</summary>
    public static TheoryData<string, string, double, int, string> Kinds =>
        new()
        {
            { "mono.wav", "mono.wav", 0, 1, "PCM" },
            { "pcm-u8.wav", "mono.wav", 1.0 / 128, 1, "PCM" },
            { "extensible.wav", "stereo.wav", 0, 2, "PCM" },
            { "pcm-s32.wav", "mono.wav", 0, 1, "PCM" },
            { "float32.wav", "mono.wav", 0, 1, "float" },
            { "float64.wav", "mono.wav", 0, 1, "float" },
            { "rf64.wav", "mono.wav", 0, 1, "PCM" },
            { "rifx.wav", "mono.wav", 0, 1, "PCM" },
            { "wave64.w64", "stereo.wav", 0, 2, "PCM" },
            { "aiff.aiff", "mono.wav", 0, 1, "PCM" },
            { "aiff24.aiff", "stereo.wav", 0, 2, "PCM" },
            { "aifc-sowt.aifc", "mono.wav", 0, 1, "PCM" },
            { "aifc-float.aifc", "mono.wav", 0, 1, "float" },
            { "caf-s16be.caf", "mono.wav", 0, 1, "PCM" },
            { "caf-s24le.caf", "stereo.wav", 0, 2, "PCM" },
            { "caf-float.caf", "mono.wav", 0, 1, "float" },
            { "au-s16.au", "mono.wav", 0, 1, "PCM" },
            { "au-float.au", "mono.wav", 0, 1, "float" },
            { "sphere.sph", "mono.wav", 0, 1, "PCM" },
            { "alaw.wav", "decoded/alaw.wav.wav", 0, 1, "A-law" },
            { "alaw.au", "decoded/alaw.au.wav", 0, 1, "A-law" },
            { "alaw.caf", "decoded/alaw.caf.wav", 0, 1, "A-law" },
            { "alaw.aifc", "decoded/alaw.aifc.wav", 0, 1, "A-law" },
            { "mulaw.wav", "decoded/mulaw.wav.wav", 0, 1, "mu-law" },
            { "mulaw.au", "decoded/mulaw.au.wav", 0, 1, "mu-law" },
            { "mulaw.caf", "decoded/mulaw.caf.wav", 0, 1, "mu-law" },
            { "mulaw.aifc", "decoded/mulaw.aifc.wav", 0, 1, "mu-law" },
            { "sphere-ulaw.sph", "decoded/sphere-ulaw.sph.wav", 0, 1, "mu-law" },
            { "ima.wav", "decoded/ima.wav.wav", 0, 1, "IMA ADPCM" },
            { "ima-stereo.wav", "decoded/ima-stereo.wav.wav", 0, 2, "IMA ADPCM" },
            { "ima-ffmpeg.wav", "decoded/ima-ffmpeg.wav.wav", 0, 1, "IMA ADPCM" },
            { "ima4.aifc", "decoded/ima4.aifc.wav", 0, 1, "IMA ADPCM" },
            { "ima4.caf", "decoded/ima4.caf.wav", 0, 2, "IMA ADPCM" },
            { "ms.wav", "decoded/ms.wav.wav", 0, 1, "Microsoft ADPCM" },
            { "ms-stereo.wav", "decoded/ms-stereo.wav.wav", 0, 2, "Microsoft ADPCM" },
            { "gsm.wav", "decoded/gsm.wav.wav", 0, 1, "GSM 6.10" },
            { "flac.flac", "mono.wav", 0, 1, "FLAC" },
            { "flac24.flac", "stereo.wav", 0, 2, "FLAC" },
            { "flac-verbatim.flac", "mono.wav", 0, 1, "FLAC" },
            { "id3-before.flac", "mono.wav", 0, 1, "FLAC" },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Holds_the_samples_that_other_programs_decode(string file, string oracle, double tolerance, int channels, string codec)
    {
        using var opened = WavFile.Open(KindFiles.Path(file));
        Assert.Equal((channels, codec), (opened.Info.Channels, opened.Info.Codec));
        var samples = new float[opened.Info.Frames];
        Assert.Equal(samples.Length, opened.Read(samples));
        var expected = WavReader.Read(KindFiles.Path(oracle));
        Assert.Equal(expected.SampleRate, opened.Info.SampleRate);
        Assert.Equal(expected.Length, samples.Length);
        Assert.Equal(0, opened.Info.MissingShare);
        for (var i = 0; i < samples.Length; i++)
        {
            Assert.InRange(samples[i], expected.Samples[i] - tolerance, expected.Samples[i] + tolerance);
        }
    }

    [Theory]
    [InlineData("mp3.mp3", "MP3")]
    [InlineData("vorbis.ogg", "Ogg Vorbis")]
    [InlineData("opus.opus", "Opus")]
    [InlineData("speex.ogg", "Speex")]
    [InlineData("oggflac.oga", "Ogg FLAC")]
    [InlineData("aac.m4a", "M4A (AAC)")]
    [InlineData("adts.aac", "AAC")]
    [InlineData("wma.wma", "WMA")]
    [InlineData("webm.webm", "Matroska or WebM")]
    [InlineData("wavpack.wv", "WavPack")]
    [InlineData("tta.tta", "True Audio")]
    [InlineData("voc.voc", "VOC")]
    [InlineData("ac3.ac3", "AC-3")]
    [InlineData("g726.wav", "WAV (G.726 ADPCM)")]
    [InlineData("mp3-in.wav", "WAV (MP3)")]
    public void Names_what_it_does_not_decode_and_how_to_convert_it(string file, string format)
    {
        var path = KindFiles.Path(file);
        var fault = Assert.Throws<InvalidAudioException>(() => WavFile.Open(path));
        Assert.Equal(format, fault.Format);
        var stem = Path.GetFileNameWithoutExtension(file);
        Assert.Equal($"it is {format}, which cannot be read; convert it to WAV, such as with 'ffmpeg -i {file} {stem}.wav'", fault.Reason);
        Assert.Null(WavFile.Open(File.OpenRead(path), file, out var unread));
        Assert.Equal(format, unread?.Format);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n", "a Git LFS pointer", "git lfs pull")]
    [InlineData("/annex/objects/SHA256E-s5--1.wav\n", "a git-annex pointer", "git annex get")]
    [InlineData("<!DOCTYPE html><html><title>404</title></html>", "an HTML page", "download the file again")]
    [InlineData("\n <HTML><body>moved</body></HTML>", "an HTML page", "download the file again")]
    [InlineData("PK\u0003\u0004 and more bytes", "a ZIP archive", "unpack it")]
    [InlineData("Rar!\u001a\u0007 and more bytes", "a RAR archive", "unpack it")]
    [InlineData("%PDF-1.7 and more", "a PDF document", "download the file again")]
    [InlineData("MThd\0\0\0\u0006\0\u0001\0\u0001", "MIDI", "give a recording")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "nothing but zeros in its first 16 of 16 bytes", "download the file again")]
    [InlineData("hello, this is text and no sound", "text", "download the file again")]
    public void Names_what_is_no_audio(string content, string what, string remedy)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(content);
        var fault = Assert.Throws<InvalidAudioException>(() => WavFile.Open(new MemoryStream(bytes), "a.wav"));
        Assert.StartsWith($"not audio, but {what}; ", fault.Reason, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Reason, StringComparison.Ordinal);
        Assert.Null(fault.Format);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    [InlineData(1L << 40)]
    public void The_long_length_of_RF64_may_be_anything(long length)
    {
        var bytes = File.ReadAllBytes(KindFiles.Path("rf64.wav"));
        var place = bytes.AsSpan().IndexOf("ds64"u8) + 8 + 8;
        BitConverter.TryWriteBytes(bytes.AsSpan(place), length);
        bytes.AsSpan(bytes.AsSpan().IndexOf("data"u8) + 4, 4).Fill(0xFF);
        using var file = WavFile.Open(new MemoryStream(bytes), "rf64.wav");
        Assert.Equal(6400, file.Info.Frames);
    }

    [Fact]
    public void A_FLAC_file_that_was_cut_off_keeps_what_is_before_the_cut()
    {
        var bytes = File.ReadAllBytes(KindFiles.Path("flac.flac"));
        using var cut = WavFile.Open(new MemoryStream(bytes[..(bytes.Length * 3 / 4)]), "cut.flac");
        Assert.InRange(cut.Info.Frames, 1, 6399);
        Assert.Equal(6400, cut.Info.PromisedFrames);
        var samples = new float[cut.Info.Frames];
        cut.Read(samples);
        Assert.Equal(WavReader.Read(KindFiles.Path("mono.wav")).Samples[..samples.Length].ToArray(), samples);
    }

    [Fact]
    public void A_damaged_FLAC_file_is_refused_by_its_checksums()
    {
        var bytes = File.ReadAllBytes(KindFiles.Path("flac.flac"));
        bytes[^500] ^= 4;
        var fault = Assert.Throws<InvalidAudioException>(() => WavFile.Open(new MemoryStream(bytes), "bad.flac"));
        Assert.Contains("its FLAC data is damaged at 0.", fault.Reason, StringComparison.Ordinal);
    }
}
