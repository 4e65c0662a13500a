using System.Buffers.Binary;

namespace SerWorkbook.Speech.Tests.Audio;

public sealed class WavReaderTests
{
    private static readonly double[] Values = [0, 0.5, -0.5, 0.25, -1, 0.75];

    public static TheoryData<int, int, int> Kinds =>
        new()
        {
            { 1, 8, 16 },
            { 1, 16, 16 },
            { 1, 16, 18 },
            { 1, 16, 40 },
            { 1, 24, 16 },
            { 1, 24, 40 },
            { 1, 32, 16 },
            { 1, 32, 40 },
            { 3, 32, 16 },
            { 3, 32, 18 },
            { 3, 32, 40 },
            { 3, 64, 16 },
            { 3, 64, 18 },
            { 3, 64, 40 },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_every_encoding_with_every_format_chunk(int tag, int bits, int formatLength)
    {
        var clip = new WavBytes
        {
            Tag = tag,
            Bits = bits,
            FormatLength = formatLength,
        }.Read(Encode(Values, tag, bits));
        Assert.Equal(16_000, clip.SampleRate);
        Assert.Equal(Values.Select(value => (float)value), clip.Samples.ToArray());
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(44_100)]
    [InlineData(192_000)]
    public void Reads_every_rate(int rate) =>
        Assert.Equal(
            rate,
            new WavBytes { Rate = rate }
                .Read(Encode(Values, 1, 16))
                .SampleRate
        );

    [Fact]
    public void Mixes_channels_down_to_their_mean()
    {
        var clip = new WavBytes { Channels = 3 }.Read(Encode([0.5, 0.25, 0, -1, 0.5, 0.5], 1, 16));
        Assert.Equal([0.25f, 0f], clip.Samples.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Passes_chunks_of_odd_length_with_and_without_padding(bool padding)
    {
        var wav = new WavBytes { Before = [("LIST", new byte[7]), ("junk", new byte[12]), ("bext", new byte[1])], Padding = padding };
        Assert.Equal(Values.Length, wav.Read(Encode(Values, 1, 16)).Length);
    }

    [Fact]
    public void Does_not_read_chunks_behind_the_samples_as_samples()
    {
        var wav = new WavBytes { After = [("LIST", new byte[400]), ("id3 ", new byte[31])] };
        Assert.Equal(Values.Length, wav.Read(Encode(Values, 1, 16)).Length);
    }

    [Theory]
    [InlineData(0xFFFFFFFFL)]
    [InlineData(0x7FFFFFFFL)]
    [InlineData(0xFFFFFFFFL - 36)]
    [InlineData(5000L)]
    public void Reads_what_is_there_when_the_data_length_is_too_long(long stated)
    {
        var info = new WavBytes { DataLength = stated }.ReadInfo(Encode(Values, 1, 16));
        Assert.Equal(Values.Length, info.Frames);
        Assert.Equal(0, info.MissingShare);
    }

    [Fact]
    public void Reads_what_is_there_when_the_data_length_was_never_filled_in()
    {
        var samples = Enumerable.Repeat(-0.7, 200).ToArray();
        Assert.Equal(
            200,
            new WavBytes { DataLength = 0 }
                .Read(Encode(samples, 1, 16))
                .Length
        );
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(0xFFFFFFFFL)]
    [InlineData(0x7FFFFFFFL)]
    public void Tags_behind_samples_of_unknown_length_are_not_samples(long stated)
    {
        var samples = Enumerable.Repeat(-0.7, 200).ToArray();
        var wav = new WavBytes { DataLength = stated, After = [("LIST", new byte[401]), ("bext", new byte[602])] };
        var info = wav.ReadInfo(Encode(samples, 1, 16));
        Assert.Equal((200, 200), (info.Frames, info.PromisedFrames));
        Assert.All(wav.Read(Encode(samples, 1, 16)).Samples.ToArray(), sample => Assert.Equal(-0.7f, sample, 1e-4));
    }

    [Fact]
    public void A_tag_that_does_not_reach_the_end_is_sound()
    {
        byte[] data = [.. Encode([0.5, 0.5], 1, 16), .. "LIST"u8, 0x10, 0, 0, 0, .. Encode(Enumerable.Repeat(0.5, 20).ToArray(), 1, 16)];
        Assert.Equal(
            data.Length / 2,
            new WavBytes { DataLength = 0xFFFFFFFF }
                .ReadInfo(data)
                .Frames
        );
    }

    [Fact]
    public void Tells_a_file_that_was_cut_off_from_one_whose_length_lies()
    {
        var whole = new WavBytes().Build(Encode(Enumerable.Repeat(0.1, 1000).ToArray(), 1, 16));
        using var file = WavFile.Open(new MemoryStream(whole[..(44 + 1000)]), "cut.wav");
        Assert.Equal(500, file.Info.Frames);
        Assert.Equal(1000, file.Info.PromisedFrames);
        Assert.Equal(0.5, file.Info.MissingShare);
    }

    [Fact]
    public void Drops_a_sample_that_is_not_whole()
    {
        byte[] data = [.. Encode(Values, 1, 16), 0x12];
        Assert.Equal(Values.Length, new WavBytes().Read(data).Length);
    }

    [Theory]
    [InlineData(1, 48, 16_000, "48 bits")]
    [InlineData(3, 16, 16_000, "16 bits (float)")]
    [InlineData(85, 16, 16_000, "WAV (MP3)")]
    [InlineData(4711, 16, 16_000, "of the unknown number 4711")]
    [InlineData(1, 16, 7_999, "7999 Hz")]
    [InlineData(1, 16, 192_001, "192001 Hz")]
    public void Refuses_what_it_cannot_read_in_one_sentence(int tag, int bits, int rate, string part)
    {
        var fault = Assert.Throws<InvalidAudioException>(() =>
            new WavBytes
            {
                Tag = tag,
                Bits = bits,
                Rate = rate,
            }.Read(new byte[64])
        );
        Assert.StartsWith("test.wav: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("", "empty (0 bytes)")]
    [InlineData("hello, this is text and no sound", "not audio")]
    [InlineData("RIFF....WAVE", "no fmt and no data")]
    [InlineData("RI", "not audio, but text")]
    public void Refuses_what_is_no_wav_file(string content, string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("no.wav");
        File.WriteAllText(path, content);
        var fault = Assert.Throws<InvalidAudioException>(() => WavReader.Read(path));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Equal(path, fault.AudioSource);
    }

    [Fact]
    public void Names_a_file_that_is_missing_and_a_folder_that_is_none()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "no such file",
            Assert.Throws<InvalidAudioException>(() => WavReader.Read(folder.File("x.wav"))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "folder",
            Assert.Throws<InvalidAudioException>(() => WavReader.Read(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reads_in_blocks_of_any_size_what_it_reads_at_once()
    {
        var noise = TestSignal.Noise(0.7);
        var bytes = WavWriter.ToBytes(noise);
        var whole = WavReader.Read(new MemoryStream(bytes), "x").Samples.ToArray();
        foreach (var size in new[] { 1, 7, 4096, 5000, 100_000 })
        {
            using var file = WavFile.Open(new MemoryStream(bytes), "x");
            var blocks = new List<float>();
            var block = new float[size];
            int got;
            while ((got = file.Read(block)) > 0)
            {
                blocks.AddRange(block[..got]);
            }

            Assert.Equal(whole, blocks);
        }
    }

    [Fact]
    public void Writes_back_what_it_read_from_sixteen_bits()
    {
        var bytes = new byte[2 * 65536];
        for (var value = short.MinValue; ; value++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * (value - short.MinValue)), value);
            if (value == short.MaxValue)
            {
                break;
            }
        }

        var file = new WavBytes().Build(bytes);
        Assert.Equal(file, WavWriter.ToBytes(WavReader.Read(new MemoryStream(file), "x")));
    }

    [Fact]
    public void Survives_damaged_headers_with_a_sentence()
    {
        var random = new Random(5);
        var good = new WavBytes { Before = [("LIST", new byte[9])], FormatLength = 40 }.Build(
            Encode(Enumerable.Repeat(0.3, 50).ToArray(), 1, 16)
        );
        var refused = 0;
        for (var round = 0; round < 5000; round++)
        {
            var bytes = good[..random.Next(good.Length + 1)];
            for (var hit = 0; hit < random.Next(4) && bytes.Length > 0; hit++)
            {
                bytes[random.Next(Math.Min(bytes.Length, 90))] = (byte)random.Next(256);
            }

            try
            {
                Assert.InRange(WavReader.Read(new MemoryStream(bytes), "fuzz.wav").Length, 0, good.Length);
            }
            catch (InvalidAudioException fault)
            {
                refused++;
                Assert.StartsWith("fuzz.wav: ", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 1000, 4999);
    }

    [Fact]
    public void Reads_the_real_stereo_and_mono_files()
    {
        var clip = WavReader.Read(SharedData.RavdessClip("03-01-01-01-01-01-01"));
        Assert.Equal(48_000, clip.SampleRate);
        Assert.Equal(158_558, clip.Length);
    }

    internal static byte[] Encode(double[] values, int tag, int bits)
    {
        var bytes = new byte[values.Length * bits / 8];
        for (var i = 0; i < values.Length; i++)
        {
            var place = bytes.AsSpan(i * bits / 8);
            switch (tag, bits)
            {
                case (1, 8):
                    place[0] = (byte)(128 + Math.Min(127, values[i] * 128));
                    break;
                case (1, 16):
                    BinaryPrimitives.WriteInt16LittleEndian(place, (short)(values[i] * 32768));
                    break;
                case (1, 24):
                    var number = (int)(values[i] * 8388608);
                    (place[0], place[1], place[2]) = ((byte)number, (byte)(number >> 8), (byte)(number >> 16));
                    break;
                case (1, _):
                    BinaryPrimitives.WriteInt32LittleEndian(place, (int)(values[i] * 2147483648.0));
                    break;
                case (_, 32):
                    BinaryPrimitives.WriteSingleLittleEndian(place, (float)values[i]);
                    break;
                default:
                    BinaryPrimitives.WriteDoubleLittleEndian(place, values[i]);
                    break;
            }
        }

        return bytes;
    }
}
