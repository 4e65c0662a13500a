using System.Security.Cryptography;

namespace SerWorkbook.Speech.Tests.Audio;

public sealed class HashedFileStreamTests
{
    private const int BlockBytes = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(BlockBytes)]
    [InlineData(BlockBytes + 1)]
    [InlineData(7_777)]
    public void Gives_the_content_and_its_hash(int length)
    {
        using var folder = new TemporaryFolder();
        var content = Content(length, 1);
        File.WriteAllBytes(folder.File("x"), content);
        using var stream = HashedFileStream.Open(folder.File("x"), BlockBytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), stream.ContentHash);
        Assert.Equal(content, ReadFrom(stream, 0));
        Assert.Equal(content[(length / 2)..], ReadFrom(stream, length / 2));
        Assert.Equal(0, stream.Read(new byte[8]));
    }

    // A pipe has no length either, and opening it would wait for ever.
    [Fact]
    public void An_empty_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("x"), []);
        Assert.Contains(
            "empty (0 bytes)",
            Assert.Throws<InvalidAudioException>(() => HashedFileStream.Open(folder.File("x"), BlockBytes)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_recording_is_decoded_as_from_the_file_itself()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.wav");
        WavWriter.Write(path, TestSignal.Noise(1.3));
        var expected = WavReader.Read(path);
        Assert.Equal(expected.Samples.ToArray(), WavReader.Read(HashedFileStream.Open(path, BlockBytes), path).Samples.ToArray());
        var extractor = new FeatureExtractor(FeatureSet.GeMaps);
        Assert.Equal(extractor.Extract(path), extractor.Extract(WavFile.Open(HashedFileStream.Open(path, BlockBytes), path), path));
    }

    // A file of one block was read once, when it was hashed: what is decoded is that.
    [Fact]
    public void A_small_file_that_is_overwritten_still_gives_what_was_hashed()
    {
        using var folder = new TemporaryFolder();
        var content = Content(BlockBytes, 1);
        File.WriteAllBytes(folder.File("x.wav"), content);
        using var stream = HashedFileStream.Open(folder.File("x.wav"), BlockBytes);
        Overwrite(folder.File("x.wav"), Content(BlockBytes, 2));
        Assert.Equal(content, ReadFrom(stream, 0));
    }

    [Fact]
    public void A_large_file_that_is_overwritten_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.wav");
        File.WriteAllBytes(path, Content(5 * BlockBytes, 1));
        using var stream = HashedFileStream.Open(path, BlockBytes);
        Overwrite(path, Content(5 * BlockBytes, 2));
        Assert.Equal(
            $"{path}: the file changed while it was being read",
            Assert.Throws<AudioChangedException>(() => ReadFrom(stream, 0)).Message
        );
    }

    [Fact]
    public void A_file_that_is_replaced_by_another_still_gives_what_was_hashed()
    {
        using var folder = new TemporaryFolder();
        var content = Content(5 * BlockBytes, 1);
        File.WriteAllBytes(folder.File("x.wav"), content);
        using var stream = HashedFileStream.Open(folder.File("x.wav"), BlockBytes);
        File.WriteAllBytes(folder.File("y.wav"), Content(5 * BlockBytes, 2));
        File.Move(folder.File("y.wav"), folder.File("x.wav"), overwrite: true);
        Assert.Equal(content, ReadFrom(stream, 0));
    }

    [Fact]
    public void One_changed_bit_of_a_large_file_is_found()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.wav");
        var content = Content(10 * BlockBytes, 1);
        File.WriteAllBytes(path, content);
        using var stream = HashedFileStream.Open(path, BlockBytes);
        content[3 * BlockBytes + 77] ^= 1;
        Overwrite(path, content);
        Assert.Equal(content[..(3 * BlockBytes)], ReadUntilFault(stream));
        stream.Position = 3 * BlockBytes;
        Assert.Throws<AudioChangedException>(() => stream.ReadByte());
    }

    [Fact]
    public void A_file_that_became_shorter_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.wav");
        File.WriteAllBytes(path, Content(10 * BlockBytes, 1));
        using var stream = HashedFileStream.Open(path, BlockBytes);
        Overwrite(path, Content(BlockBytes, 1));
        Assert.Equal(path, Assert.Throws<AudioChangedException>(() => ReadFrom(stream, 0)).AudioSource);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "no such file",
            Assert.Throws<InvalidAudioException>(() => HashedFileStream.Open(folder.File("no.wav"))).Message,
            StringComparison.Ordinal
        );
    }

    private static byte[] Content(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] ReadFrom(HashedFileStream stream, int place)
    {
        using var copy = new MemoryStream();
        stream.Position = place;
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] ReadUntilFault(HashedFileStream stream)
    {
        using var copy = new MemoryStream();
        stream.Position = 0;
        Assert.Throws<AudioChangedException>(() => stream.CopyTo(copy));
        return copy.ToArray();
    }

    // In place, as an editor or a download does it: the open stream sees the new bytes.
    private static void Overwrite(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(content.Length);
        file.Write(content);
    }
}
