using System.IO.Compression;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>Inputs of fuzzing on which decoders of others took 64 MB for some bytes, or did not end.</summary>
public sealed class HostileCodecTests
{
    private const long FixedBytes = 64L << 20;
    private const long BytesPerByte = 4_096;

    // A tag of ID3 that says that it has 58 MB.
    private const string LongTag = "SUQzAwAAHBwAAAEAAIBUMgAAAAYAAAA=";

    // Pages of Ogg that end within each other; NVorbis looks for the next one for ever. Compressed.
    private const string Circle =
        "809PD2ZgYoCCR7ufG4HoCztrTjLKMZblFyVlFoMEmJTCYGoYslgcwfRKRn+QZhQAMoARSXkWCyNWtXjUsSJspYp55Kn7Xw9hkGgeI251UmB1DA"
        + "LUcR/OCMrSWKlOisnMEDOQlC9GAXSJBtrHJ/HqPPPSMvMySzxdjCupajLuGMORn4Am6xpQ0wmHBi5QsarTHCSR/hN31KDGhmGqpaUllV1omGoM"
        + "NdIBVen/+v///xNn5P/fE7CoQ7NzKz1CGVF4UyVoqB/ccHV5pJsnQLAYG3oAAA==";

    [Fact]
    public void A_tag_takes_no_more_memory_than_there_is_of_it() => Refuse(Convert.FromBase64String(LongTag));

    [Fact]
    public void Pages_that_lead_in_a_circle_are_refused()
    {
        using var packed = new DeflateStream(new MemoryStream(Convert.FromBase64String(Circle)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        Refuse(content.ToArray());
    }

    private static void Refuse(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<InvalidAudioException>(() => AudioReader.Open(new MemoryStream(bytes), "x.wav"));
        Assert.StartsWith("x.wav: ", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FixedBytes + BytesPerByte * bytes.Length);
    }
}
