using System.Buffers.Binary;

namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>Damaged files of every format that is decoded: samples or a sentence, and memory in proportion to the file.</summary>
public sealed class AudioKindFuzzTests
{
    private const int Rounds = 400;

    // What the readers may allocate for a file of some kilobytes: SampleList's allowance, twice while it grows.
    private const long MostBytes = 300L << 20;

    public static TheoryData<string> Files =>
        [
            "rf64.wav",
            "rifx.wav",
            "wave64.w64",
            "aiff.aiff",
            "aifc-float.aifc",
            "caf-s24le.caf",
            "au-s16.au",
            "sphere.sph",
            "alaw.wav",
            "mulaw.aifc",
            "ima-stereo.wav",
            "ima4.caf",
            "ms-stereo.wav",
            "gsm.wav",
            "flac.flac",
            "flac24.flac",
            "id3-before.flac",
            "aac.m4a",
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_gives_a_sentence_or_samples(string file)
    {
        var good = File.ReadAllBytes(KindFiles.Path(file));
        var random = new Random(good.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            Read(Damage(good, random, round));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes * Rounds / 10);
    }

    [Fact]
    public void A_file_that_unpacks_to_far_more_than_it_is_worth_is_refused()
    {
        // A frame of 65,536 samples of silence takes 14 bytes.
        var one = File.ReadAllBytes(KindFiles.Path("flac-verbatim.flac"));
        Assert.InRange(Read(one), 1, 10_000);
        var silence = SilentFlac(2_000);
        var fault = Assert.Throws<InvalidAudioException>(() => WavFile.Open(new MemoryStream(silence), "bomb.flac"));
        Assert.Contains("made to exhaust memory", fault.Reason, StringComparison.Ordinal);
    }

    private static long Read(byte[] bytes)
    {
        try
        {
            using var file = WavFile.Open(new MemoryStream(bytes), "fuzz");
            var block = new float[4096];
            long total = 0;
            int read;
            while ((read = file.Read(block)) > 0)
            {
                total += read;
            }

            Assert.Equal(file.Info.Frames, total);
            Assert.True(file.Info.PromisedFrames >= file.Info.Frames);
            return total;
        }
        catch (InvalidAudioException fault)
        {
            Assert.StartsWith("fuzz: ", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
            return -1;
        }
    }

    private static byte[] Damage(byte[] good, Random random, int round)
    {
        var bytes = round % 3 == 0 ? good[..random.Next(good.Length + 1)] : [.. good];
        for (var hit = random.Next(1, 5); hit > 0 && bytes.Length > 8; hit--)
        {
            var place = random.Next(round % 2 == 0 ? Math.Min(bytes.Length, 120) : bytes.Length);
            bytes[place] = (byte)random.Next(256);
            if (round % 5 == 0 && place + 4 <= bytes.Length)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place), random.Next(2) == 0 ? uint.MaxValue : 0x7FFFFFFF);
            }
        }

        return bytes;
    }

    private static byte[] SilentFlac(int frames)
    {
        byte[] info = new byte[34];
        BinaryPrimitives.WriteUInt64BigEndian(info.AsSpan(10), (16_000UL << 44) | (15UL << 36));

        // Sync, length of 16 bits follows, rate of the header, mono, 16 bits, number 0, 65,536 samples.
        byte[] head = [0xFF, 0xF8, 0x70, 0x08, 0x00, 0xFF, 0xFF];
        byte[] frame = [.. head, Crc(head, 8, 0x07)[0], 0x00, 0x00, 0x00];
        byte[] whole = [.. frame, .. Crc(frame, 16, 0x8005)];
        return [.. "fLaC"u8, 0x80, 0, 0, 34, .. info, .. Enumerable.Repeat(whole, frames).SelectMany(bytes => bytes)];
    }

    private static byte[] Crc(byte[] bytes, int width, int polynomial)
    {
        var rest = 0;
        foreach (var value in bytes)
        {
            rest ^= value << (width - 8);
            for (var bit = 0; bit < 8; bit++)
            {
                rest = (rest & (1 << (width - 1))) != 0 ? (rest << 1) ^ polynomial : rest << 1;
            }
        }

        rest &= (1 << width) - 1;
        return width == 8 ? [(byte)rest] : [(byte)(rest >> 8), (byte)rest];
    }
}
