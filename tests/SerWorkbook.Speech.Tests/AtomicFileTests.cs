namespace SerWorkbook.Speech.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void Replaces_a_file_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.txt");
        AtomicFile.WriteAllText(path, "first");
        Assert.Throws<InvalidOperationException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(1);
                    throw new InvalidOperationException("in the middle");
                }
            )
        );
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        AtomicFile.WriteAllText(path, "second ä");
        Assert.Equal("second ä"u8.ToArray(), File.ReadAllBytes(path));
    }
}
