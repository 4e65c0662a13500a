namespace SerWorkbook.Speech.Tests.Audio;

public sealed class SampleDecoderTests
{
    // More than a vector, and no multiple of one: the vectors and the loop for the rest are both used.
    private const int Frames = 1_003;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Reads_16_bits(int channels)
    {
        var data = Bytes(2 * channels * Frames);
        var clip = new WavBytes { Channels = channels }.Read(data);
        for (var n = 0; n < Frames; n++)
        {
            var sum = Enumerable.Range(0, channels).Sum(c => BitConverter.ToInt16(data, 2 * (n * channels + c)) / 32768.0);
            Assert.Equal((float)(sum / channels), clip.Samples[n], 1e-7f);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Reads_24_bits(int channels)
    {
        var data = Bytes(3 * channels * Frames);
        var clip = new WavBytes { Channels = channels, Bits = 24 }.Read(data);
        for (var n = 0; n < Frames; n++)
        {
            var sum = Enumerable.Range(0, channels).Sum(c => Value24(data, n * channels + c) / 8388608.0);
            Assert.Equal((float)(sum / channels), clip.Samples[n], 1e-7f);
        }
    }

    [Fact]
    public void Reads_the_extremes_of_16_bits()
    {
        short[] values = [.. Enumerable.Repeat(short.MinValue, 20), .. Enumerable.Repeat(short.MaxValue, 20)];
        var data = values.SelectMany(BitConverter.GetBytes).ToArray();
        var mono = new WavBytes().Read(data).Samples.ToArray();
        var stereo = new WavBytes { Channels = 2 }
            .Read(data)
            .Samples.ToArray();
        Assert.Equal([-1f, 32767 / 32768f], mono.Distinct());
        Assert.Equal([-1f, 32767 / 32768f], stereo.Distinct());
    }

    [Fact]
    public void Reads_doubles()
    {
        var values = TestSignal.Noise(0.1).Samples.ToArray();
        var data = values.SelectMany(value => BitConverter.GetBytes((double)value)).ToArray();
        Assert.Equal(
            values,
            new WavBytes { Tag = 3, Bits = 64 }
                .Read(data)
                .Samples.ToArray()
        );
    }

    private static int Value24(byte[] data, int index) => data[3 * index] + (data[3 * index + 1] << 8) + ((sbyte)data[3 * index + 2] << 16);

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(3).NextBytes(bytes);
        return bytes;
    }
}
