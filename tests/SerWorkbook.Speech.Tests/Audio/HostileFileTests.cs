using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>A header costs no more than its file, and what is no file is not opened.</summary>
public sealed class HostileFileTests
{
    private const long FixedBytes = 64L << 20;

    // One channel of many is heard, so that channels are picked.
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    public void A_file_of_65535_channels_takes_as_much_memory_as_it_is_long(int bits)
    {
        var frame = Enumerable.Repeat((byte)(bits == 8 ? 128 : 0), 65_535 * bits / 8).ToArray();
        frame[bits / 8 * 7 + bits / 8 - 1] = 64;
        var bytes = new WavBytes { Channels = 65_535, Bits = bits }.Build([.. frame, .. frame, .. frame]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var file = WavFile.Open(new MemoryStream(bytes), "x.wav"))
        {
            var samples = new float[16_384];
            Assert.Equal(3, file.Read(samples));
            Assert.NotEqual(0, samples[0]);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FixedBytes + 8 * bytes.Length);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 1)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(1L << 50)]
    public void An_RF64_file_may_state_any_length_of_its_data(long length)
    {
        var sizes = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(8), length);
        var bytes = new WavBytes { Before = [("ds64", sizes)], DataLength = uint.MaxValue }.Build(new byte[6_400]);
        "RF64"u8.CopyTo(bytes);
        Assert.Equal(3_200, WavReader.Read(new MemoryStream(bytes), "x.wav").Length);
    }

    [Fact]
    public void A_file_of_nothing_but_empty_chunks_is_refused_after_some_of_them()
    {
        var bytes = new byte[12 + 8 * 100_000];
        "RIFF"u8.CopyTo(bytes);
        "WAVE"u8.CopyTo(bytes.AsSpan(8));
        for (var at = 12; at < bytes.Length; at += 8)
        {
            "LIST"u8.CopyTo(bytes.AsSpan(at));
        }

        var stream = new CountingStream(bytes);
        var fault = Assert.Throws<InvalidAudioException>(() => WavFile.Open(stream, "x.wav"));
        Assert.Contains("more than 10000 chunks before its samples", fault.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Reads, 1, 30_000);
    }

    [Fact]
    public async Task Pipes_and_devices_are_refused_at_once_also_behind_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var folder = new TemporaryFolder();
        Assert.Equal(0, MakePipe(Encoding.UTF8.GetBytes(folder.File("pipe.wav") + "\0"), 0x180));
        File.CreateSymbolicLink(folder.File("link.wav"), folder.File("pipe.wav"));
        File.CreateSymbolicLink(folder.File("zero.wav"), "/dev/zero");
        foreach (var name in (string[])["pipe.wav", "link.wav", "zero.wav"])
        {
            // A reader that opens the pipe would wait for ever.
            var path = folder.File(name);
            var read = Task.Run(
                () => Assert.Throws<InvalidAudioException>(() => WavFile.Open(path)),
                TestContext.Current.CancellationToken
            );
            Assert.EndsWith(
                "the file is empty (0 bytes), or a pipe or a device",
                (await read.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Message,
                StringComparison.Ordinal
            );
            Assert.Equal("WAV by its name", AudioFormat.OfFile(path));
            Assert.Throws<InvalidModelException>(() => EmotionModel.Load(path));
            Assert.Throws<InvalidModelException>(() => SpeakerProfileFile.Load(path));
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe(byte[] path, uint mode);

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            return base.Read(buffer);
        }
    }
}
